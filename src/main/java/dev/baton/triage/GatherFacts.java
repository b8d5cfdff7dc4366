package dev.baton.triage;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Facts;
import dev.baton.engine.RuleAttempts;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * An assessment decides on what is known now, not on what was known when the case began. Where a rule is known to fail nothing of it is
 * begun, which is the error {@code baton.ruleFailed} for whoever called for it.
 */
@Component
class GatherFacts implements ExecutionListener {

    private static final String RULE_FAILED = "baton.ruleFailed";

    private final CaseFile caseFile;
    private final Repetition repetition;
    private final RuleTroubles troubles;

    GatherFacts(CaseFile caseFile, Repetition repetition, RuleTroubles troubles) {
        this.troubles = troubles;
        this.caseFile = caseFile;
        this.repetition = repetition;
    }

    @Override
    public void notify(DelegateExecution execution) {
        var subject = caseFile.get(new CaseNumber(execution.getProcessBusinessKey()));
        RuleAttempts.known().ifPresent(failure -> {
            troubles.tell(subject.number(), failure);
            throw new BpmnError(RULE_FAILED, failure.getMessage());
        });
        execution.removeVariables(Facts.NAMES);
        execution.setVariables(repetition.of(subject));
        execution.setVariable("escalated", subject.escalated());
    }
}
