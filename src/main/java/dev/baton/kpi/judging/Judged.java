package dev.baton.kpi.judging;

import dev.baton.kpi.Kpi;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the model says of a figure now.
 *
 * @param asks whether somebody is to answer its question
 */
record Judged(
        Kpi kpi,
        @Nullable BigDecimal value,
        @Nullable BigDecimal before,
        Verdict verdict,
        String question,
        boolean asks) {

    static Judged nothing(Kpi kpi, @Nullable BigDecimal before) {
        return new Judged(kpi, null, before, Verdict.NONE, "", false);
    }
}
