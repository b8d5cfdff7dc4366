package dev.baton.engine.history;

import dev.baton.engine.Discretion;
import java.io.PrintWriter;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ExceptionUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The engine stores why a job failed, in words that may be a customer's: in the job, its incident and its history. */
@Component
class DiscreetFailures extends AbstractProcessEnginePlugin {

    private final ObjectProvider<Discretion> discretion;

    DiscreetFailures(ObjectProvider<Discretion> discretion) {
        this.discretion = discretion;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        discretion.ifAvailable(discretion -> {
            engine.setFailedJobCommandFactory((job, failure) -> new Retry(job, failure, discretion));
            engine.setHistoryEventProducer(new History(discretion));
        });
    }

    private static final class Retry extends DefaultJobRetryCmd {

        private final transient Discretion discretion;

        Retry(String job, Throwable failure, Discretion discretion) {
            super(job, failure);
            this.discretion = discretion;
        }

        @Override
        protected void logException(JobEntity job) {
            if (exception != null) {
                var told = new Told(exception, discretion);
                job.setExceptionMessage(told.getMessage());
                job.setExceptionStacktrace(ExceptionUtil.getExceptionStacktrace(told));
            }
        }
    }

    private static final class History extends CacheAwareHistoryEventProducer {

        private final Discretion discretion;

        History(Discretion discretion) {
            this.discretion = discretion;
        }

        @Override
        public HistoryEvent createHistoricJobLogFailedEvt(Job job, @Nullable Throwable failure) {
            return super.createHistoricJobLogFailedEvt(job, failure == null ? null : new Told(failure, discretion));
        }
    }

    /** A failure as it may be written down. */
    private static final class Told extends Throwable {

        private final String trace;

        Told(Throwable failure, Discretion discretion) {
            super(discretion.over(String.valueOf(failure.getMessage())), null, false, false);
            this.trace = discretion.over(ExceptionUtil.getExceptionStacktrace(failure));
        }

        @Override
        public void printStackTrace(PrintWriter writer) {
            writer.print(trace);
        }
    }
}
