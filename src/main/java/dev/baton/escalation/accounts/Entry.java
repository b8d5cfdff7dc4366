package dev.baton.escalation.accounts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an account escalation.
 *
 * @param who did it; null where time did
 * @param kind in one word; its sentence is the message {@code escalation.account.entry.<kind>}
 * @param facts what the sentence is filled with
 * @param text in somebody's words
 * @param hours of effort
 */
public record Entry(
        long id,
        Instant at,
        @Nullable String who,
        String kind,
        List<String> facts,
        @Nullable String text,
        @Nullable BigDecimal hours) {

    public static final String UPDATE = "update";
    public static final String EFFORT = "effort";
}
