package dev.baton.links;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Priority;
import dev.baton.casefile.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Another case, as it belongs to the one that was asked for.
 *
 * @param number of the other case
 * @param priority null while that one is in triage
 * @param since when they were linked or merged, ISO-8601 UTC
 * @param by who linked them; null for duplicates, which the trail tells
 */
public record CaseLink(
        CaseNumber number,
        LinkKind kind,
        String subject,
        Status status,
        @Nullable Priority priority,
        @Nullable Instant since,
        @Nullable String by) {}
