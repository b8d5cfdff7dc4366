package dev.baton.security;

import java.util.List;
import java.util.Map;

/**
 * The cases that somebody may read or work on, as a part of SQL. A single case and a list are asked about by the same text, so that
 * there is one rule.
 *
 * @param all whether it is every case
 * @param numbers a query that gives their numbers, some of them several times; of no meaning where it is every case
 * @param params its named parameters
 */
public record OwnCases(boolean all, String numbers, Map<String, Object> params) {

    /** A condition: the case with the number in this column is one of them. Looked up by indexes, row by row. */
    public String include(String column) {
        return all
                ? "true"
                : "(select true from (%s) own_case where own_case.number = %s limit 1)".formatted(numbers, column);
    }

    static OwnCases every() {
        return new OwnCases(true, "select number from support_case", Map.of());
    }

    static OwnCases of(List<String> ways, Map<String, Object> params) {
        return new OwnCases(false, String.join("\n union all ", ways), params);
    }
}
