package dev.baton.casefile;

import org.jspecify.annotations.Nullable;

/**
 * A customer issue as it came in. {@code (source, externalId)} tells the same report from another one.
 *
 * @param reference the number under which people know it at its source, such as {@code #32}, where that is not its id
 */
public record CaseReport(
        String source,
        String externalId,
        @Nullable String reference,
        String account,
        @Nullable String contact,
        String subject,
        String description,
        @Nullable String category,
        @Nullable String productArea,
        @Nullable String channel,
        @Nullable String zone,
        @Nullable Grade impact,
        @Nullable Grade urgency) {}
