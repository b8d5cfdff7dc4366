package dev.baton.engine.history;

import dev.baton.engine.Redaction;
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
class RedactedFailures extends AbstractProcessEnginePlugin {

    private final ObjectProvider<Redaction> redaction;

    RedactedFailures(ObjectProvider<Redaction> redaction) {
        this.redaction = redaction;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        redaction.ifAvailable(redaction -> {
            engine.setFailedJobCommandFactory((job, failure) -> new Retry(job, failure, redaction));
            engine.setHistoryEventProducer(new History(redaction));
        });
    }

    private static final class Retry extends DefaultJobRetryCmd {

        private final transient Redaction redaction;

        Retry(String job, Throwable failure, Redaction redaction) {
            super(job, failure);
            this.redaction = redaction;
        }

        @Override
        protected void logException(JobEntity job) {
            if (exception != null) {
                var told = new Told(exception, redaction);
                job.setExceptionMessage(told.getMessage());
                job.setExceptionStacktrace(ExceptionUtil.getExceptionStacktrace(told));
            }
        }
    }

    private static final class History extends CacheAwareHistoryEventProducer {

        private final Redaction redaction;

        History(Redaction redaction) {
            this.redaction = redaction;
        }

        @Override
        public HistoryEvent createHistoricJobLogFailedEvt(Job job, @Nullable Throwable failure) {
            return super.createHistoricJobLogFailedEvt(job, failure == null ? null : new Told(failure, redaction));
        }
    }

    /** A failure as it may be written down. */
    private static final class Told extends Throwable {

        private final String trace;

        Told(Throwable failure, Redaction redaction) {
            super(redaction.redact(String.valueOf(failure.getMessage())), null, false, false);
            this.trace = redaction.redact(ExceptionUtil.getExceptionStacktrace(failure));
        }

        @Override
        public void printStackTrace(PrintWriter writer) {
            writer.print(trace);
        }
    }
}
