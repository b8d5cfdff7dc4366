package dev.baton.documentation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A knowledge-base entry, still a draft. */
record Article(
        String caseNumber,
        String title,
        String problem,
        String rootCause,
        String solution,
        String prevention,
        @Nullable String keywords,
        Instant draftedAt) {}
