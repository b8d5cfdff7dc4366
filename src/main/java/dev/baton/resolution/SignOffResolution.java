package dev.baton.resolution;

import dev.baton.casefile.CaseEvent.ResolutionRejected;
import dev.baton.casefile.CaseEvent.ResolutionSignedOff;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.FormAnswers;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.Waiting;
import java.time.Clock;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class SignOffResolution implements TaskListener {

    private final CaseFile caseFile;
    private final Conversation conversation;
    private final ProposedReplies proposedReplies;
    private final Waiting waiting;
    private final Clock clock;

    SignOffResolution(
            CaseFile caseFile,
            Conversation conversation,
            ProposedReplies proposedReplies,
            Waiting waiting,
            Clock clock) {
        this.caseFile = caseFile;
        this.conversation = conversation;
        this.proposedReplies = proposedReplies;
        this.waiting = waiting;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        var number = new CaseNumber(task.getExecution().getProcessBusinessKey());
        var answers = new FormAnswers(task.getVariables());
        if (answers.oneOf("signOff", "Is the case solved?", Set.of("approved", "rejected"))
                .equals("approved")) {
            approve(number);
        } else {
            reject(number, answers.required("note_signOff", "What is missing"));
        }
        task.setVariable("outcome", null);
        task.removeVariables(answers.notes());
    }

    private void reject(CaseNumber number, String reason) {
        proposedReplies.forget(number);
        var times = caseFile.get(number).refusedSignOffs() + 1;
        caseFile.record(new ResolutionRejected(number, reason, times));
    }

    private void approve(CaseNumber number) {
        var subject = caseFile.get(number);
        if (subject.highRisk() && subject.strategy() == null) {
            throw new Refusal(
                    "signOff",
                    "The account is at high risk and has no strategy yet: the CS manager's task \"Plan strategy\" comes first.");
        }
        tellTheCustomer(number);
        caseFile.record(new ResolutionSignedOff(number, clock.instant()));
        waiting.endAll(number);
    }

    /** Now that it is true, and before the promises of the case end. */
    private void tellTheCustomer(CaseNumber number) {
        proposedReplies.of(number).ifPresent(reply -> conversation.addLast(number, reply.author(), reply.text()));
        proposedReplies.forget(number);
    }
}
