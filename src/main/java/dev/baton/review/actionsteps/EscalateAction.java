package dev.baton.review.actionsteps;

import dev.baton.casefile.Deed;
import dev.baton.casefile.HolderLeft.Successors;
import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import dev.baton.review.Reviewers;
import dev.baton.review.books.ActionBooks;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** An action was not done in time: a support manager may do it as well, and is told, once. */
@Component
class EscalateAction implements JavaDelegate {

    private final ActionBooks actions;
    private final Successors successors;
    private final Notices notices;
    private final TaskService tasks;
    private final ApplicationEventPublisher events;

    EscalateAction(
            ActionBooks actions,
            Successors successors,
            Notices notices,
            TaskService tasks,
            ApplicationEventPublisher events) {
        this.actions = actions;
        this.successors = successors;
        this.notices = notices;
        this.tasks = tasks;
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var one = actions.getForChange(execution.getProcessBusinessKey());
        if (!actions.escalated(one.number())) {
            return;
        }
        var group = successors.of(Reviewers.GROUP, null).group();
        tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .list()
                .forEach(task -> tasks.addCandidateGroup(task.getId(), group));
        events.publishEvent(Deed.of("ReviewActionLate")
                .by("baton")
                .about("review", one.review())
                .with("action", one.number())
                .person("owner", one.owner()));
        var late = new Notice(null, null, "reviewActionLate", List.of(one.number(), one.review(), one.owner()));
        notices.tellGroup(group, late);
        notices.tellPerson(one.owner(), late);
    }
}
