package dev.baton.statuspage.feedback;

import dev.baton.casefile.CaseNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a customer said of a resolution.
 *
 * @param resolvedAt of which one
 * @param csat satisfaction, 1 to 5, the more the better
 * @param effort 1 to 7, the less the better
 * @param words erased with the case
 * @param responsible who answered the customer last before it was resolved
 * @param changedAt when they said something else, null where never
 */
public record Feedback(
        long id,
        CaseNumber caseNumber,
        Instant resolvedAt,
        boolean solved,
        @Nullable Integer csat,
        @Nullable Integer effort,
        @Nullable String words,
        @Nullable String accountable,
        @Nullable String responsible,
        @Nullable String team,
        Instant givenAt,
        @Nullable Instant changedAt) {}
