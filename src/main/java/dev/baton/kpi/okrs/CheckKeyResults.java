package dev.baton.kpi.okrs;

import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.kpi.Dimension;
import dev.baton.kpi.Kpi;
import dev.baton.kpi.Kpis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What key results have to be like. */
@Component
class CheckKeyResults {

    private static final BigDecimal LARGEST = new BigDecimal("99999999999");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PLACES = 4;
    private static final int LONGEST = 120;

    private final Kpis kpis;

    CheckKeyResults(Kpis kpis) {
        this.kpis = kpis;
    }

    /** As they are kept, numbered anew. Fails with {@link Refusal}, whose field is {@code keyResults[0].target}. */
    List<KeyResult> of(List<KeyResult> wanted) {
        if (wanted.isEmpty() || wanted.size() > Objective.MOST_KEY_RESULTS) {
            throw new Refusal("keyResults", "must be one to three, so that it stays clear what counts");
        }
        var kept = new ArrayList<KeyResult>();
        var seen = new HashSet<String>();
        for (int i = 0; i < wanted.size(); i++) {
            var one = checked("keyResults[%d].".formatted(i), i + 1, wanted.get(i));
            if (!seen.add(one.kpi() + " " + one.dimension() + " " + one.key())) {
                throw new Refusal("keyResults[%d].kpi".formatted(i), "is measured by another key result already");
            }
            kept.add(one);
        }
        return kept;
    }

    private KeyResult checked(String field, int position, KeyResult wanted) {
        if (wanted.dimension() == Dimension.PERSON) {
            throw new Refusal(
                    field + "dimension",
                    "must not be one person: everybody reads objectives, and figures of people are theirs");
        }
        var kpi = kpis.find(wanted.kpi())
                .orElseThrow(() -> new Refusal(field + "kpi", "must be the id of a figure, such as escalationRate"));
        return new KeyResult(
                position,
                kpi.id(),
                wanted.dimension(),
                key(field, wanted),
                value(field + "baseline", kpi, wanted.baseline()),
                value(field + "target", kpi, wanted.target()));
    }

    private static @Nullable String key(String field, KeyResult wanted) {
        var key = wanted.key() == null || wanted.key().isBlank()
                ? null
                : wanted.key().strip();
        if ((key == null) != (wanted.dimension() == null)) {
            throw new Refusal(
                    field + (key == null ? "key" : "dimension"),
                    "is missing: a part of a figure is told by what it is a part of, and which");
        }
        var problem = key == null ? null : TextRules.problem(key, LONGEST, true);
        if (problem != null) {
            throw new Refusal(field + "key", problem);
        }
        return key;
    }

    private static BigDecimal value(String field, Kpi kpi, @Nullable BigDecimal value) {
        if (value == null) {
            throw new Refusal(field, "is missing: a number in the unit of the figure");
        }
        if (value.abs().compareTo(LARGEST) > 0) {
            throw new Refusal(field, "is larger than any figure");
        }
        var kept = value.setScale(PLACES, RoundingMode.HALF_UP);
        var share = kpi.aggregate() == Kpi.Aggregate.SHARE;
        if (share && (kept.signum() < 0 || kept.compareTo(HUNDRED) > 0)) {
            throw new Refusal(field, "must be from 0 to 100: it is a share of a hundred");
        }
        return kept;
    }
}
