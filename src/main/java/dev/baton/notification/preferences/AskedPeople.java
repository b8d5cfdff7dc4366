package dev.baton.notification.preferences;

import dev.baton.casefile.CaseNumber;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** A task that is given to somebody is told to them, where they did not take it themselves. */
@Component
class AskedPeople {

    private final PersonMessages messages;
    private final Clock clock;

    AskedPeople(PersonMessages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener
    void given(DelegateTask task) {
        if (TaskListener.EVENTNAME_ASSIGNMENT.equals(task.getEventName())
                && task.getAssignee() != null
                && !task.getAssignee().equals(whoDoesIt())) {
            var key = task.getExecution() == null ? null : task.getExecution().getProcessBusinessKey();
            messages.asked(
                    task.getAssignee(),
                    task.getTaskDefinitionKey() == null ? "task" : task.getTaskDefinitionKey(),
                    task.getName(),
                    key != null && CaseNumber.isOne(key) ? key : null,
                    task.getId(),
                    clock.instant());
        }
    }

    private static @Nullable String whoDoesIt() {
        var login = SecurityContextHolder.getContext().getAuthentication();
        return login == null ? null : login.getName();
    }
}
