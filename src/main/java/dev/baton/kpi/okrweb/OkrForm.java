package dev.baton.kpi.okrweb;

import dev.baton.casefile.Refusal;
import dev.baton.kpi.Dimension;
import dev.baton.kpi.Kpi;
import dev.baton.kpi.Kpis;
import dev.baton.kpi.okrcourse.Figured;
import dev.baton.kpi.okrs.KeyResult;
import dev.baton.kpi.okrs.Objective;
import dev.baton.kpi.okrs.SaveObjective;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An objective as it is typed into its form: hours where the figure has seconds. */
@Component
class OkrForm {

    private static final int LONGEST_NUMBER = 20;

    private final Kpis kpis;

    OkrForm(Kpis kpis) {
        this.kpis = kpis;
    }

    /** What stands in the form of one that is kept, by the names of its fields. */
    Map<String, String> typed(Objective one) {
        var typed = new HashMap<String, String>();
        typed.put("quarter", one.quarter());
        typed.put("title", one.title());
        typed.put("owner", one.owner() == null ? "" : one.owner());
        for (var result : one.keyResults()) {
            var unit = kpis.find(result.kpi()).map(Kpi::unit).orElse(Kpi.Unit.NUMBER);
            typed.put("kpi" + result.position(), result.kpi());
            typed.put(
                    "dimension" + result.position(),
                    result.dimension() == null ? "" : result.dimension().name());
            typed.put("key" + result.position(), result.key() == null ? "" : result.key());
            typed.put("baseline" + result.position(), shown(result.baseline(), unit));
            typed.put("target" + result.position(), shown(result.target(), unit));
        }
        return typed;
    }

    private static String shown(BigDecimal value, Kpi.Unit unit) {
        return Figured.shown(value, unit).stripTrailingZeros().toPlainString();
    }

    /** @throws Refusal where it cannot be read */
    SaveObjective.Wanted wanted(@Nullable String number, Map<String, String> typed) {
        return new SaveObjective.Wanted(
                number,
                number == null ? null : version(typed.getOrDefault("version", "")),
                typed.getOrDefault("quarter", ""),
                typed.getOrDefault("title", ""),
                typed.get("owner"),
                state(typed.getOrDefault("state", "")),
                typed.get("closedBecause"),
                results(typed));
    }

    /** A figure that is left out leaves its row out. */
    private List<KeyResult> results(Map<String, String> typed) {
        var results = new ArrayList<KeyResult>();
        for (int row = 1; row <= Objective.MOST_KEY_RESULTS; row++) {
            var id = typed.getOrDefault("kpi" + row, "").strip();
            if (!id.isEmpty()) {
                var unit = kpis.find(id).map(Kpi::unit).orElse(Kpi.Unit.NUMBER);
                var at = results.size();
                results.add(new KeyResult(
                        at + 1,
                        id,
                        dimension(at, typed.getOrDefault("dimension" + row, "")),
                        typed.get("key" + row),
                        number("keyResults[%d].baseline".formatted(at), typed.get("baseline" + row), unit),
                        number("keyResults[%d].target".formatted(at), typed.get("target" + row), unit)));
            }
        }
        return results;
    }

    private static BigDecimal number(String field, @Nullable String typed, Kpi.Unit unit) {
        var text = typed == null ? "" : typed.strip().replace(',', '.');
        if (text.isEmpty() || text.length() > LONGEST_NUMBER || !text.matches("-?\\d+(\\.\\d+)?")) {
            throw new Refusal(field, "must be a number such as 12.5");
        }
        return Figured.kept(new BigDecimal(text), unit);
    }

    private static @Nullable Dimension dimension(int at, String typed) {
        if (typed.isBlank()) {
            return null;
        }
        for (var one : Dimension.values()) {
            if (one.name().equals(typed)) {
                return one;
            }
        }
        throw new Refusal("keyResults[%d].dimension".formatted(at), "must be one of the list");
    }

    private static Objective.State state(String typed) {
        for (var one : Objective.State.values()) {
            if (one.name().equals(typed)) {
                return one;
            }
        }
        throw new Refusal("state", "must be DRAFT, ACTIVE or CLOSED");
    }

    private static @Nullable Integer version(String typed) {
        return typed.matches("\\d{1,9}") ? Integer.valueOf(typed) : null;
    }
}
