package dev.baton.resolution;

import dev.baton.casefile.Brief;
import dev.baton.casefile.CaseEvent.Briefed;
import dev.baton.casefile.CaseEvent.ResolutionProposed;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.FormAnswers;
import dev.baton.casefile.Messages;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A task that comes a second time asks anew: what was answered the first time is not preselected. What the customer is told
 * about a solution waits for its sign-off.
 */
@Component
class WorkOnCase implements TaskListener {

    private final CaseFile caseFile;
    private final Conversation conversation;
    private final ProposedReplies proposedReplies;
    private final RuntimeService runtime;

    WorkOnCase(CaseFile caseFile, Conversation conversation, ProposedReplies proposedReplies, RuntimeService runtime) {
        this.caseFile = caseFile;
        this.conversation = conversation;
        this.proposedReplies = proposedReplies;
        this.runtime = runtime;
    }

    @Override
    public void notify(DelegateTask task) {
        var number = new CaseNumber(task.getExecution().getProcessBusinessKey());
        var answers = new FormAnswers(task.getVariables());
        var outcome = answers.oneOf("outcome", "How far are you?", Set.of("resolved", "rootCauseNeeded"));
        if (outcome.equals("resolved")) {
            proposedReplies.propose(
                    number, answers.required("note_reply", "Reply to the customer"), task.getAssignee());
            caseFile.record(new ResolutionProposed(number, answers.required("note_resolution", "Resolution")));
        } else {
            reply(number, answers.optional("note_reply", "Reply to the customer"), task.getAssignee());
            caseFile.record(new Briefed(number, brief(answers)));
        }
        task.setVariable("signOff", null);
        task.removeVariables(answers.notes());
    }

    private void reply(CaseNumber number, @Nullable String reply, String by) {
        if (reply != null) {
            conversation.add(number, Direction.OUTBOUND, false, by, reply);
            runtime.createMessageCorrelation(Messages.CUSTOMER_UPDATED)
                    .processInstanceBusinessKey(number.value())
                    .correlateAll();
        }
    }

    private static Brief brief(FormAnswers answers) {
        return new Brief(
                answers.required("note_summary", "Summary"),
                answers.required("note_environment", "Environment"),
                answers.required("note_stepsTried", "Steps tried"),
                answers.required("note_hypothesis", "Hypothesis"),
                answers.required("note_nextStep", "Recommended next step"));
    }
}
