package dev.baton.security;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cases that somebody may read or work on, as a part of SQL. A single case and a list are asked about by the same text, so that
 * there is one rule.
 */
public final class OwnCases {

    private static final OwnCases EVERY = new OwnCases(true, List.of(), List.of(), Map.of());

    private final boolean all;
    private final List<String> ofCases;
    private final List<String> ofTasks;
    private final Map<String, Object> params;

    private OwnCases(boolean all, List<String> ofCases, List<String> ofTasks, Map<String, Object> params) {
        this.all = all;
        this.ofCases = ofCases;
        this.ofTasks = ofTasks;
        this.params = params;
    }

    static OwnCases every() {
        return EVERY;
    }

    /**
     * @param ofCases conditions on {@code support_case}, one of which is enough
     * @param ofTasks queries that give numbers of cases, {@code number}
     */
    static OwnCases of(List<String> ofCases, List<String> ofTasks, Map<String, Object> params) {
        return new OwnCases(false, List.copyOf(ofCases), List.copyOf(ofTasks), Map.copyOf(params));
    }

    /** Whether it is every case: then there is nothing to ask and no parameter. */
    public boolean all() {
        return all;
    }

    /** The named parameters of either text. */
    public Map<String, Object> params() {
        return params;
    }

    /**
     * A query that gives their numbers, some of them several times.
     *
     * @param open of those that are not closed
     */
    public String numbers(boolean open) {
        if (all) {
            return "select number from support_case" + (open ? " where closed_at is null" : "");
        }
        var cases = ofCases.stream()
                .map(condition ->
                        "select number from support_case where " + condition + (open ? " and closed_at is null" : ""));
        return Stream.concat(cases, ofTasks.stream()).collect(Collectors.joining("\n union all "));
    }

    /** A condition: the case with the number in this column is one of them. Looked up by indexes, row by row. */
    public String include(String column) {
        return all
                ? "true"
                : "(select true from (%s) own_case where own_case.number = %s limit 1)"
                        .formatted(numbers(false), column);
    }
}
