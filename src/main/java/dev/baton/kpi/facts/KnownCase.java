package dev.baton.kpi.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the trail does not say of a case: it does not change. */
public record KnownCase(
        String number,
        String account,
        Instant reportedAt,
        @Nullable String area,
        @Nullable String channel) {}
