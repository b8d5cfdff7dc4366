package dev.baton.statuspage.links;

import dev.baton.casefile.CaseNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link to the customer's page of a case, without what makes it one.
 *
 * @param madeBy null where a text to the customer asked for it
 * @param expiresAt it ends earlier once its case has been closed for a while
 * @param openedAt when it was opened last, to the minute
 */
public record StatusLink(
        long id,
        CaseNumber caseNumber,
        byte[] salt,
        byte[] tokenHash,
        @Nullable String madeBy,
        Instant madeAt,
        Instant expiresAt,
        @Nullable Instant openedAt,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy) {}
