package dev.baton.engine.jobs;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Objects;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How long each job takes with its transaction, of what kind it is, and of which process: a timer, and a span where there are traces. */
@Component
public class ObservedJobs {

    private static final String NONE = "none";

    /** Asked for when the first job runs: the engine is there before what observes it. */
    private final ObjectProvider<ObservationRegistry> registry;

    ObservedJobs(ObjectProvider<ObservationRegistry> registry) {
        this.registry = registry;
    }

    /** Around the transaction of a job. */
    public CommandInterceptor outside() {
        return new Around();
    }

    /** Within it, where it is known what the job is. */
    public CommandInterceptor inside() {
        return new Within();
    }

    private final class Around extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            if (!(command instanceof ExecuteJobsCmd)) {
                return next.execute(command);
            }
            return Objects.requireNonNull(Observation.createNotStarted(
                                    "baton.job", registry.getIfAvailable(() -> ObservationRegistry.NOOP))
                            .contextualName("job")
                            .lowCardinalityKeyValue("type", NONE)
                            .lowCardinalityKeyValue("process", NONE)
                            .observe(() -> new Done<>(next.execute(command))))
                    .result();
        }
    }

    /** A job has no result, and an observation has none that is null. */
    private record Done<T>(T result) {}

    private final class Within extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            if (!(command instanceof ExecuteJobsCmd)) {
                return next.execute(command);
            }
            try {
                return next.execute(command);
            } finally {
                tell();
            }
        }

        private void tell() {
            var observation =
                    registry.getIfAvailable(() -> ObservationRegistry.NOOP).getCurrentObservation();
            var job = Context.getCommandContext().getCurrentJob();
            if (observation == null
                    || job == null
                    || !"baton.job".equals(observation.getContext().getName())) {
                return;
            }
            var process = job.getProcessDefinitionKey();
            observation.lowCardinalityKeyValue("type", Objects.requireNonNullElse(job.getJobHandlerType(), NONE));
            observation.lowCardinalityKeyValue("process", Objects.requireNonNullElse(process, NONE));
        }
    }
}
