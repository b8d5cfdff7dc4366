package dev.baton.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.engine.jobs.JobsRun.State;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** A node is told from one that does no jobs, not yet, or never again. */
class JobsRunTest {

    private final Mortal executor = new Mortal();
    private final JobsRun jobs = run(true);

    @AfterEach
    void ends() {
        executor.shutdown();
    }

    @Test
    void beforeTheStartNothingIsWrong() {
        assertThat(jobs.state()).isEqualTo(State.NOT_YET);
    }

    @Test
    void itRunsAndIsDeadAfterItsEnd() {
        executor.start();
        assertThat(jobs.state()).isEqualTo(State.RUNS);

        executor.shutdown();

        assertThat(jobs.state()).isEqualTo(State.DEAD);
    }

    /** As after an error: the executor itself does not notice. */
    @Test
    void itIsDeadWhenTheThreadThatTakesJobsIs() {
        executor.start();
        executor.dies();

        assertThat(executor.isActive()).isTrue();
        await().until(() -> jobs.state() == State.DEAD);
    }

    @Test
    void aNodeWithoutJobsIsWell() {
        assertThat(run(false).state()).isEqualTo(State.ELSEWHERE);
    }

    private JobsRun run(boolean enabled) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("jobExecutor", executor);
        return new JobsRun(beans.getBeanProvider(JobExecutor.class), enabled);
    }

    private static final class Mortal extends DefaultJobExecutor {

        void dies() {
            acquireJobsRunnable.stop();
        }
    }
}
