package dev.baton.kpi.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an account was at an instant. */
public interface AccountTerms {

    record Terms(@Nullable String tier, @Nullable String region) {}

    Terms at(String account, Instant at);
}
