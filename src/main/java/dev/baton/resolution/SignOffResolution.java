package dev.baton.resolution;

import dev.baton.casefile.CaseEvent.ResolutionRejected;
import dev.baton.casefile.CaseEvent.ResolutionSignedOff;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.FormAnswers;
import dev.baton.casefile.Refusal;
import java.time.Clock;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class SignOffResolution implements TaskListener {

    private final CaseFile caseFile;
    private final Clock clock;

    SignOffResolution(CaseFile caseFile, Clock clock) {
        this.caseFile = caseFile;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        var number = new CaseNumber(task.getExecution().getProcessBusinessKey());
        var answers = new FormAnswers(task.getVariables());
        if (answers.oneOf("signOff", "Sign-off", Set.of("approved", "rejected")).equals("approved")) {
            approve(number);
        } else {
            caseFile.record(new ResolutionRejected(number, answers.required("note_signOff", "What is missing")));
        }
        task.setVariable("outcome", null);
        task.removeVariables(answers.notes());
    }

    private void approve(CaseNumber number) {
        var subject = caseFile.get(number);
        if (subject.highRisk() && subject.strategy() == null) {
            throw new Refusal(
                    "signOff",
                    "The account is at high risk and has no strategy yet: the CS manager's task \"Plan strategy\" comes first.");
        }
        caseFile.record(new ResolutionSignedOff(number, clock.instant()));
    }
}
