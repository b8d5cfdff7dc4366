package dev.baton.resolution.concessions;

import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The bean {@code concessions}: what a model may ask about the concession it is about. */
@Component("concessions")
public class ModelConcessions {

    private final ConcessionRecords records;

    ModelConcessions(ConcessionRecords records) {
        this.records = records;
    }

    /** For {@code camunda:assignee} of the task that asks: the one person who is asked; null where everybody of a group is. */
    public @Nullable String approver(DelegateExecution execution) {
        return of(execution).askedOf();
    }

    /** For {@code camunda:candidateGroups} of that task: the group, where everybody of it is asked. */
    public List<String> approverGroups(DelegateExecution execution) {
        var open = of(execution);
        return open.askedOf() == null ? List.of(Objects.requireNonNull(open.askedGroup())) : List.of();
    }

    /** For the task's due date and the timer at it: when the next authority is asked. */
    public Date due(DelegateExecution execution) {
        return Date.from(Objects.requireNonNull(of(execution).due()));
    }

    private Concession of(DelegateExecution execution) {
        return records.get(((Number) execution.getVariable(ConcessionProcess.ID)).longValue());
    }
}
