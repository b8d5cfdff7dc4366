package dev.baton.resolution;

import dev.baton.casefile.Brief;
import dev.baton.casefile.CaseEvent.Briefed;
import dev.baton.casefile.CaseEvent.ResolutionProposed;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Conversation.NextWord;
import dev.baton.casefile.Direction;
import dev.baton.casefile.FormAnswers;
import dev.baton.casefile.Messages;
import dev.baton.casefile.NewMessage;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.Waiting;
import dev.baton.casefile.WaitingOn;
import java.time.Clock;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A task that comes a second time asks anew: what was answered the first time is not preselected. What the customer is told
 * about a solution waits for its sign-off; everything else they are told at once.
 */
@Component
class WorkOnCase implements TaskListener {

    private static final String REPLY = "note_reply";
    private static final String REPLY_QUESTION = "Reply to the customer";
    private static final Set<String> OUTCOMES = Set.of("resolved", "answered", "waiting", "rootCauseNeeded");
    private static final Set<String> OTHERS = Set.of("customer", "third-party");
    private static final int LONGEST_REASON = 1_000;

    private final CaseFile caseFile;
    private final Conversation conversation;
    private final ProposedReplies proposedReplies;
    private final Waiting waiting;
    private final RuntimeService runtime;
    private final Clock clock;

    WorkOnCase(
            CaseFile caseFile,
            Conversation conversation,
            ProposedReplies proposedReplies,
            Waiting waiting,
            RuntimeService runtime,
            Clock clock) {
        this.clock = clock;
        this.caseFile = caseFile;
        this.conversation = conversation;
        this.proposedReplies = proposedReplies;
        this.waiting = waiting;
        this.runtime = runtime;
    }

    @Override
    public void notify(DelegateTask task) {
        var number = new CaseNumber(task.getExecution().getProcessBusinessKey());
        var answers = new FormAnswers(task.getVariables());
        switch (answers.oneOf("outcome", "How far are you?", OUTCOMES)) {
            case "resolved" -> propose(number, answers, task.getAssignee());
            case "answered" -> {
                goOn(task);
                reply(number, answers.required(REPLY, REPLY_QUESTION), answers, task.getAssignee());
            }
            case "waiting" -> {
                goOn(task);
                reply(number, answers.optional(REPLY, REPLY_QUESTION), answers, task.getAssignee());
                await(number, answers);
            }
            default -> {
                reply(number, answers.optional(REPLY, REPLY_QUESTION), answers, task.getAssignee());
                caseFile.record(new Briefed(number, brief(answers)));
            }
        }
        task.setVariable("signOff", null);
        task.removeVariables(answers.notes());
    }

    private void propose(CaseNumber number, FormAnswers answers, @Nullable String by) {
        proposedReplies.propose(number, answers.required(REPLY, REPLY_QUESTION), by);
        caseFile.record(new ResolutionProposed(number, answers.required("note_resolution", "Resolution")));
    }

    /** A case keeps the model it began with: where that one knows no way back to the work, it would go on to the sign-off. */
    private static void goOn(DelegateTask task) {
        var comesBack = task.getBpmnModelElementInstance().getOutgoing().stream()
                .flatMap(flow -> flow.getTarget().getOutgoing().stream())
                .anyMatch(flow -> flow.getTarget().equals(task.getBpmnModelElementInstance()));
        if (!comesBack) {
            throw new Refusal(
                    "outcome",
                    "The model of this case has no way back to the work. Write to the customer, or say whom the case waits on, on the page of the case; the task stays.");
        }
        GoOnWithWork.with(task, task.getAssignee());
    }

    private void await(CaseNumber number, FormAnswers answers) {
        waiting.start(
                number,
                WaitingOn.of(answers.oneOf("waitingOn", "Who has to move now?", OTHERS)),
                answers.required("note_waiting", "What it waits for", LONGEST_REASON));
    }

    private void reply(CaseNumber number, @Nullable String reply, FormAnswers answers, @Nullable String by) {
        if (reply != null) {
            var next = answers.hour("note_nextUpdate", "They hear next", clock.instant());
            conversation.add(
                    number,
                    NewMessage.said(Direction.OUTBOUND, false, by, reply),
                    next == null ? null : new NextWord(next, false));
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
