package dev.baton.kpi.okrs;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of an objective said of it once.
 *
 * @param due by when it had to be given
 * @param missedAt when it was told that it was not given in time
 * @param givenAt null while it is not given
 * @param values what the key results were then
 */
public record CheckIn(
        long id,
        Instant due,
        @Nullable Instant missedAt,
        @Nullable Instant givenAt,
        @Nullable String givenBy,
        @Nullable Confidence confidence,
        @Nullable String comment,
        List<Value> values) {

    public enum Confidence {
        HIGH,
        MEDIUM,
        LOW
    }

    /** @param value null where there was nothing to make it of, as is {@code forecast} where it was too early for one */
    public record Value(
            int position,
            @Nullable BigDecimal value,
            @Nullable BigDecimal forecast) {}
}
