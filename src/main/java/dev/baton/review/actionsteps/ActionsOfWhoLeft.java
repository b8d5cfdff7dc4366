package dev.baton.review.actionsteps;

import dev.baton.casefile.Deed;
import dev.baton.casefile.HolderLeft.HeldBesideCases;
import dev.baton.casefile.HolderLeft.Successors;
import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import dev.baton.review.Reviewers;
import dev.baton.review.books.ActionBooks;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The actions of whoever is gone are a support manager's. Who only left a group keeps them: they have them as a person. */
@Component
class ActionsOfWhoLeft implements HeldBesideCases {

    private final ActionBooks actions;
    private final Notices notices;
    private final TaskService tasks;
    private final ApplicationEventPublisher events;

    ActionsOfWhoLeft(ActionBooks actions, Notices notices, TaskService tasks, ApplicationEventPublisher events) {
        this.actions = actions;
        this.notices = notices;
        this.tasks = tasks;
        this.events = events;
    }

    @Override
    public Collection<String> of(String person) {
        return actions.heldBy(person);
    }

    @Override
    public String held() {
        return "select owner as person, number from review_action where state = 'OPEN'";
    }

    @Override
    public @Nullable String giveAway(
            String number, String person, @Nullable String group, String why, Successors successors) {
        var one = actions.getForChange(number);
        if (group != null || !one.isOpen() || !person.equals(one.owner())) {
            return null;
        }
        var next = successors.of(Reviewers.GROUP, null).person();
        if (next.equals(person)) {
            return null;
        }
        actions.give(number, next);
        tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .list()
                .forEach(task -> tasks.setAssignee(task.getId(), next));
        events.publishEvent(Deed.of("ReviewActionGiven")
                .by("baton")
                .about("review", one.review())
                .with("action", number)
                .person("from", person)
                .person("to", next)
                .words("reason", why));
        notices.tellPerson(next, new Notice(null, null, "reviewActionYours", List.of(number, one.review())));
        return next;
    }
}
