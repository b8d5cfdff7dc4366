package dev.baton.engine.jobs;

import java.lang.reflect.Field;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/** Whether this node does the engine's work in the background: without it no timer fires and nothing leaves. */
@Component
class JobsRun {

    private static final Logger log = LoggerFactory.getLogger(JobsRun.class);

    private final @Nullable JobExecutor executor;
    private final @Nullable Field thread;
    private volatile boolean ran;

    JobsRun(ObjectProvider<JobExecutor> executor, @Value("${camunda.bpm.job-execution.enabled:true}") boolean enabled) {
        this.executor = enabled ? executor.getIfAvailable() : null;
        this.thread = acquisition();
    }

    enum State {
        /** Other nodes do it. */
        ELSEWHERE,
        /** It begins when the start is over. */
        NOT_YET,
        RUNS,
        /** It ended, and only a restart begins it again. */
        DEAD
    }

    State state() {
        if (executor == null) {
            return State.ELSEWHERE;
        } else if (executor.isActive() && isTakingJobs(executor)) {
            ran = true;
            return State.RUNS;
        }
        return ran || executor.isActive() ? State.DEAD : State.NOT_YET;
    }

    /** The executor calls itself active also after its one thread that takes jobs has died of an error. */
    private boolean isTakingJobs(JobExecutor running) {
        return thread == null
                || !(ReflectionUtils.getField(thread, running) instanceof Thread taking)
                || taking.isAlive();
    }

    private static @Nullable Field acquisition() {
        var field = ReflectionUtils.findField(JobExecutor.class, "jobAcquisitionThread", Thread.class);
        if (field == null) {
            log.warn("The thread of the job executor is not known: health does not say when it dies");
            return null;
        }
        field.setAccessible(true);
        return field;
    }
}
