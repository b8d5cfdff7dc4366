package dev.baton.resolution;

import static java.util.Objects.requireNonNullElse;

import dev.baton.casefile.CaseEvent.MessageSettled;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.FormAnswers;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** One click of a person tells a "thank you" from a "still broken". */
@Component
class ReadCustomersMessage implements TaskListener {

    static final String TASK = "userTask_readCustomersMessage";

    private static final String SETTLED = "noAnswerNeeded";

    private final CaseFile caseFile;
    private final Conversation conversation;

    ReadCustomersMessage(CaseFile caseFile, Conversation conversation) {
        this.caseFile = caseFile;
        this.conversation = conversation;
    }

    @Override
    public void notify(DelegateTask task) {
        var number = new CaseNumber(task.getExecution().getProcessBusinessKey());
        var answers = new FormAnswers(task.getVariables());
        var settled = answers.oneOf("word", "Does it ask for anything?", Set.of(SETTLED, "notSolved"))
                .equals(SETTLED);
        var note = answers.optional("note_word", "Note");
        if (settled) {
            caseFile.record(new MessageSettled(number, task.getAssignee()));
        } else {
            task.setVariable(ReopenCase.REASON, requireNonNullElse(note, "The customer wrote that it is not solved"));
        }
        if (settled && note != null) {
            conversation.add(number, Direction.INTERNAL, false, task.getAssignee(), note);
        }
        task.removeVariable("note_word");
    }
}
