package dev.baton.escalation;

import dev.baton.casefile.EscalationKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What whoever is asked needs, so that nobody asks the customer again. More expertise needs the issue, the steps tried and a
 * hypothesis, more authority the business impact and the ask.
 */
public record EscalationBrief(
        @Nullable String issue,
        @Nullable String stepsTried,
        @Nullable String hypothesis,
        @Nullable String impact,
        @Nullable String ask) {

    /** How long a part may be, in characters. */
    public static final int LONGEST = 2_000;

    static final EscalationBrief NONE = new EscalationBrief(null, null, null, null, null);

    /** The names of the parts that an escalation of this kind cannot do without. */
    public static List<String> needed(EscalationKind kind) {
        return switch (kind) {
            case FUNCTIONAL -> List.of("issue", "stepsTried", "hypothesis");
            case HIERARCHICAL -> List.of("impact", "ask");
        };
    }

    /** Which of them are not there, in their order. */
    public List<String> missing(EscalationKind kind) {
        var parts = parts();
        return needed(kind).stream().filter(part -> isBlank(parts.get(part))).toList();
    }

    /** The parts by their names, in their order; null where one is not there. */
    public Map<String, @Nullable String> parts() {
        var parts = new LinkedHashMap<String, @Nullable String>();
        parts.put("issue", issue);
        parts.put("stepsTried", stepsTried);
        parts.put("hypothesis", hypothesis);
        parts.put("impact", impact);
        parts.put("ask", ask);
        return parts;
    }

    /** What is not said here is taken from the other. */
    public EscalationBrief or(EscalationBrief other) {
        return new EscalationBrief(
                first(issue, other.issue),
                first(stepsTried, other.stepsTried),
                first(hypothesis, other.hypothesis),
                first(impact, other.impact),
                first(ask, other.ask));
    }

    /** Where one reason was given, it is the hypothesis or the ask. */
    EscalationBrief because(EscalationKind kind, @Nullable String reason) {
        return kind == EscalationKind.FUNCTIONAL
                ? new EscalationBrief(issue, stepsTried, first(reason, hypothesis), impact, ask)
                : new EscalationBrief(issue, stepsTried, hypothesis, impact, first(reason, ask));
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return isBlank(one) ? other : one;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
