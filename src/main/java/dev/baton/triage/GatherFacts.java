package dev.baton.triage;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Facts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** An assessment decides on what is known now, not on what was known when the case began. */
@Component
class GatherFacts implements ExecutionListener {

    private final CaseFile caseFile;
    private final Facts facts;
    private final Repetition repetition;

    GatherFacts(CaseFile caseFile, Facts facts, Repetition repetition) {
        this.caseFile = caseFile;
        this.facts = facts;
        this.repetition = repetition;
    }

    @Override
    public void notify(DelegateExecution execution) {
        var subject = caseFile.get(new CaseNumber(execution.getProcessBusinessKey()));
        execution.setVariables(facts.of(subject.number()));
        execution.setVariables(repetition.of(subject));
        execution.setVariable("escalated", subject.escalated());
    }
}
