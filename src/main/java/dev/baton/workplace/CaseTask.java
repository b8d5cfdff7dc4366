package dev.baton.workplace;

import java.time.Instant;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be done on a case, as whoever looks at it sees it.
 *
 * @param whose {@code mine}, {@code ours} (nobody has it, and the one looking may take it) or {@code others}
 * @param by who has it, null while nobody has
 */
record CaseTask(
        String id,
        String name,
        String whose,
        @Nullable String by,
        @Nullable Instant due) {

    static CaseTask of(Task task, String whose) {
        return new CaseTask(
                task.getId(),
                task.getName(),
                whose,
                task.getAssignee(),
                task.getDueDate() == null ? null : task.getDueDate().toInstant());
    }

    boolean isFor(String someone) {
        return whose.equals(someone);
    }
}
