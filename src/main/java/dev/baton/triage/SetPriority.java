package dev.baton.triage;

import dev.baton.casefile.CaseEvent.CasePrioritized;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Priority;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The same priority for the same reasons again is no news. */
@Component
class SetPriority implements JavaDelegate {

    private final CaseFile caseFile;

    SetPriority(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var now = new CasePrioritized(
                new CaseNumber(execution.getProcessBusinessKey()),
                Priority.valueOf((String) execution.getVariable("priority")),
                ((Number) execution.getVariable("score")).intValue(),
                (String) execution.getVariable("reasons"),
                Boolean.TRUE.equals(execution.getVariable("highRisk")));
        if (!now.equals(known(now.number()))) {
            caseFile.record(now);
        }
    }

    private @Nullable CasePrioritized known(CaseNumber number) {
        var subject = caseFile.get(number);
        return subject.priority() == null
                ? null
                : new CasePrioritized(
                        number, subject.priority(), subject.score(), subject.reasons(), subject.highRisk());
    }
}
