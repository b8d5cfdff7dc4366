package dev.baton.intake;

import dev.baton.casefile.CaseEvent.BatonPassed;
import dev.baton.casefile.CaseEvent.RuleFailed;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseFile.Filed;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.HolderLeft.Successors;
import dev.baton.engine.RuleAttempts;
import dev.baton.intake.ReadReport.Read;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files a report and starts its process, both or neither. Where the process cannot begin, for another reason than a rule, the case is
 * filed without one and has its accountable: it is found like one whose process was deleted.
 */
@Component
public class ReportCase {

    static final String PROCESS = "support-case";
    private static final String ANSWERS = "support-manager";
    private static final Logger log = LoggerFactory.getLogger(ReportCase.class);

    private final CaseFile caseFile;
    private final Conversation conversation;
    private final RuntimeService runtime;
    private final Successors successors;

    ReportCase(CaseFile caseFile, Conversation conversation, RuntimeService runtime, Successors successors) {
        this.caseFile = caseFile;
        this.conversation = conversation;
        this.runtime = runtime;
        this.successors = successors;
    }

    @Transactional
    public Filed report(Read read) {
        var filed = caseFile.file(read.report());
        if (filed.created()) {
            read.asides().forEach(aside -> conversation.add(filed.number(), Direction.INTERNAL, true, null, aside));
            RuleAttempts.known()
                    .filter(failure -> failure.rule().equals(PROCESS))
                    .ifPresentOrElse(
                            failure -> keepWithoutProcess(filed.number(), failure.getMessage()),
                            () -> start(filed.number()));
        }
        return filed;
    }

    private void start(CaseNumber number) {
        try {
            runtime.startProcessInstanceByKey(PROCESS, number.value());
        } catch (OptimisticLockingException | DataAccessException | TransactionException mayWorkAgain) {
            throw mayWorkAgain;
        } catch (RuntimeException failure) {
            if (dev.baton.engine.RuleFailed.in(failure).isPresent()) {
                throw failure;
            }
            log.error("The process of a report cannot begin", failure);
            throw new dev.baton.engine.RuleFailed(
                    PROCESS, "%s.bpmn cannot begin; the log has the reason".formatted(PROCESS), failure);
        }
    }

    private void keepWithoutProcess(CaseNumber number, String why) {
        caseFile.record(
                new BatonPassed(number, null, successors.of(ANSWERS, null).person(), why));
        caseFile.record(new RuleFailed(number, why));
    }
}
