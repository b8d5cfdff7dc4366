package dev.baton.desk;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Priority;
import dev.baton.casefile.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case as lists show it.
 *
 * @param priority null until it is triaged
 * @param team the group whose people work on it now, null until routed
 * @param accountable who answers for it now
 * @param responsible who works on it now: who has the team's open task, else who was given the case; null while nobody in
 *     particular does
 * @param nextDeadline of its clocks the one that is over first, also where it is over already; null where none runs
 * @param nextWord by when the customer was promised to hear next; null where nothing is promised
 * @param lastActivity when something was said last, by whomever; null where nothing was said since the report
 */
public record ListedCase(
        CaseNumber number,
        String subject,
        Status status,
        @Nullable Priority priority,
        @Nullable String team,
        @Nullable String accountable,
        @Nullable String responsible,
        AccountName account,
        boolean escalated,
        @Nullable Deadline nextDeadline,
        @Nullable Instant nextWord,
        @Nullable Instant lastActivity,
        Instant reportedAt,
        @JsonIgnore Place place) {

    public record AccountName(String id, String name) {}

    /** @param what the name of the clock, such as {@code firstReply} */
    public record Deadline(String what, Instant due) {}

    /** Where it stands in a list of all cases. */
    public record Place(boolean closed, long place, String number) {}

    public boolean isLateAt(Instant now) {
        return nextDeadline != null && nextDeadline.due().isBefore(now);
    }
}
