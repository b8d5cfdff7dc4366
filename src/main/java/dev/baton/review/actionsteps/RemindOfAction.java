package dev.baton.review.actionsteps;

import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import dev.baton.review.books.ActionBooks;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Whoever has an action is told that it is due soon, once. */
@Component
class RemindOfAction implements JavaDelegate {

    private final ActionBooks actions;
    private final Notices notices;

    RemindOfAction(ActionBooks actions, Notices notices) {
        this.actions = actions;
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var one = actions.getForChange(execution.getProcessBusinessKey());
        if (actions.reminded(one.number())) {
            notices.tellPerson(
                    one.owner(), new Notice(null, null, "reviewActionDueSoon", List.of(one.number(), one.review())));
        }
    }
}
