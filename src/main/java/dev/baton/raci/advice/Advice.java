package dev.baton.raci.advice;

import dev.baton.casefile.Activity;
import dev.baton.casefile.CaseNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One group is asked about one activity of a case.
 *
 * @param activity as {@code raci.dmn} calls it
 * @param due until when it is asked
 * @param endedAt null while it is open
 * @param givenBy who answered, null where nobody has or where it is not known
 * @param text what they answered, null where nobody has
 * @param whyEnded why there is no answer, null while it is open and where there is one
 */
public record Advice(
        long id,
        CaseNumber caseNumber,
        String activity,
        String groupName,
        Instant askedAt,
        Instant due,
        @Nullable Instant endedAt,
        @Nullable String givenBy,
        @Nullable String text,
        @Nullable String whyEnded) {

    public String told() {
        return Activity.told(activity);
    }

    boolean isOverdueAt(Instant now) {
        return !due.isAfter(now);
    }
}
