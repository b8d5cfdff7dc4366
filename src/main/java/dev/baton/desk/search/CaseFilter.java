package dev.baton.desk.search;

import dev.baton.casefile.Priority;
import dev.baton.casefile.Status;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cases are asked for. An empty set, and null, leave all.
 *
 * @param words what to find in subject, description, reference, account and number
 * @param priorities ids, {@link #NONE} for cases that are not triaged
 * @param teams groups, {@link #NONE} for cases nobody was given
 * @param responsible people, {@link #NONE} for work nobody in particular has
 */
public record CaseFilter(
        @Nullable String words,
        Set<Status> statuses,
        Set<String> priorities,
        Set<String> teams,
        Set<String> accountable,
        Set<String> responsible,
        Set<String> accounts,
        @Nullable Boolean escalated,
        @Nullable Instant dueBefore) {

    public static final String NONE = "none";

    /** Everything. */
    public static final CaseFilter ALL =
            new CaseFilter(null, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null, null);

    static final Set<Status> NOT_CLOSED = Set.of(Status.OPEN, Status.RESOLVED);

    /** Whether it asks for no closed case. */
    boolean leavesOutClosed() {
        return dueBefore != null || (!statuses.isEmpty() && !statuses.contains(Status.CLOSED));
    }

    boolean isOnlyClosed() {
        return statuses.equals(Set.of(Status.CLOSED));
    }

    /** Whether the status has to be looked at besides whether it is closed. */
    boolean tellsStatusesApart() {
        return !statuses.isEmpty() && !statuses.equals(NOT_CLOSED) && !isOnlyClosed();
    }

    public static Set<String> priorityIds() {
        var ids = new java.util.LinkedHashSet<String>();
        for (var priority : Priority.values()) {
            ids.add(priority.name());
        }
        ids.add(NONE);
        return ids;
    }
}
