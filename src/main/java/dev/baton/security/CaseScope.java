package dev.baton.security;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cases that somebody may read or work on, as a part of SQL. A single case and a list are asked about by the same text, so that
 * there is one rule.
 */
public final class CaseScope {

    /** A duplicate belongs to those of the case it is merged into, which may be merged into another itself. */
    private static final String WITH_DUPLICATES = """
            with recursive own_case (number) as (
              select number from (%s) own
              union select duplicate.number from support_case duplicate join own_case on duplicate.merged_into = own_case.number)
            select number from own_case
            """;

    private static final String INCLUDE = """
            coalesce(
              (select true from (%1$s) own_case where own_case.number = %2$s limit 1),
              (select exists (
                with recursive goes_on (number) as (
                  select duplicate.merged_into
                  union select further.merged_into from support_case further join goes_on on further.number = goes_on.number
                    where further.merged_into is not null)
                select 1 from goes_on join (%1$s) own_case on own_case.number = goes_on.number)
              from support_case duplicate where duplicate.number = %2$s and duplicate.merged_into is not null))
            """;

    private static final CaseScope EVERY = new CaseScope(true, List.of(), List.of(), Map.of());

    private final boolean all;
    private final List<String> ofCases;
    private final List<String> ofTasks;
    private final Map<String, Object> params;

    private CaseScope(boolean all, List<String> ofCases, List<String> ofTasks, Map<String, Object> params) {
        this.all = all;
        this.ofCases = ofCases;
        this.ofTasks = ofTasks;
        this.params = params;
    }

    static CaseScope every() {
        return EVERY;
    }

    /**
     * @param ofCases conditions on {@code support_case}, one of which is enough
     * @param ofTasks queries that give numbers of cases, {@code number}
     */
    static CaseScope of(List<String> ofCases, List<String> ofTasks, Map<String, Object> params) {
        return new CaseScope(false, List.copyOf(ofCases), List.copyOf(ofTasks), Map.copyOf(params));
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
     * @param most by each of the ways in which a case is theirs; where it gives fewer in all, it gives all
     */
    public String numbers(boolean open, int most) {
        if (all) {
            return "select number from support_case" + (open ? " where closed_at is null" : "");
        }
        var ways = Stream.concat(
                        ofCases.stream()
                                .map(condition -> "select number from support_case where " + condition
                                        + (open ? " and closed_at is null" : "")),
                        ofTasks.stream())
                .map(way -> "(%s limit %d)".formatted(way, most))
                .collect(Collectors.joining("\n union all "));
        return open ? ways : WITH_DUPLICATES.formatted(ways);
    }

    /** A condition: the case with the number in this column is one of them. Looked up by indexes, row by row. */
    public String include(String column) {
        return all ? "true" : INCLUDE.formatted(ofOneLook(), column);
    }

    /** The conditions on the case together: for a single case they need one look at it and no index. */
    private String ofOneLook() {
        var looked = "select number from support_case where (" + String.join(" or ", ofCases) + ")";
        return Stream.concat(Stream.of(looked), ofTasks.stream()).collect(Collectors.joining("\n union all "));
    }
}
