package dev.baton.models.tables;

import dev.baton.models.contracts.Contract;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the product can ask of a decision: the columns whose values are a closed list, and what is known of the others. */
final class Vocabulary {

    private static final List<String> CLOCKS = List.copyOf(Contract.CLOCKS);
    private static final List<String> PRIORITIES = List.of("P1", "P2", "P3");
    private static final List<String> GRADES = List.of("low", "medium", "high");
    private static final List<String> KINDS = List.of("functional", "hierarchical");
    static final List<String> GROUPS = List.of(
            "support-agent", "cs-manager", "engineering", "support-manager", "leadership", "process-owner", "auditor");

    private static final Map<String, Values> CLOSED = Map.of(
            "clock", new Values(CLOCKS, false),
            "priority", new Values(PRIORITIES, true),
            "impact", new Values(GRADES, true),
            "urgency", new Values(GRADES, true),
            "kind", new Values(KINDS, false),
            "escalationKind", new Values(List.of("functional", "hierarchical", "join", "align"), false),
            "requestedKind", new Values(KINDS, true),
            "concession", new Values(List.of("refund", "credit", "discount"), false));

    /** Outputs whose texts are a closed list too. */
    private static final Map<String, List<String>> SAID = Map.of(
            "clock", CLOCKS,
            "priority", PRIORITIES,
            "kind", List.of("functional", "hierarchical", "join"),
            "team", GROUPS,
            "toGroup", GROUPS);

    private static final Set<String> ALWAYS_THERE = Set.of(
            "number",
            "accountComplete",
            "trigger",
            "pending",
            "level",
            "line",
            "total.score",
            "activity",
            "recentCases",
            "interactions",
            "reopened",
            "refusedSignOffs",
            "authority",
            "group");
    private static final Set<String> NEVER_NEGATIVE = Set.of(
            "level",
            "line",
            "total.score",
            "recentCases",
            "arr",
            "mrrRatio",
            "interactions",
            "reopened",
            "refusedSignOffs",
            "authority");

    private static final Set<String> WHOLE = Set.of("level", "line", "authority", "total.score");
    /** The gate asks separately whether each activity that a model names has its row. */
    private static final Set<String> FROM_THE_TABLE = Set.of("activity");

    private Vocabulary() {}

    /** @param withNothing whether it may also be empty */
    record Values(List<String> values, boolean withNothing) {}

    /** The closed list of a column, null where the list is open. */
    static @Nullable Values of(String expression) {
        return CLOSED.get(expression);
    }

    static @Nullable List<String> said(String output) {
        return SAID.get(output);
    }

    static boolean isAlwaysThere(String expression) {
        return ALWAYS_THERE.contains(expression);
    }

    static boolean isWhole(String expression) {
        return WHOLE.contains(expression);
    }

    static boolean isFromTheTable(String expression) {
        return FROM_THE_TABLE.contains(expression);
    }

    static boolean isNeverNegative(String expression) {
        return NEVER_NEGATIVE.contains(expression);
    }
}
