package dev.baton.desk.search;

import dev.baton.casefile.Status;
import dev.baton.casefile.TimeFormat;
import dev.baton.desk.ListedCase.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A filter as a condition in SQL: of {@code place} (case_place), {@code subject} (support_case) and {@code found} (case_words).
 * Its text is fixed; whatever was asked for is a parameter.
 */
final class ListCondition {

    private static final Pattern NUMBER = Pattern.compile("(?i)(?:C-)?0*(\\d{1,18})");
    private static final int SHORTEST_WITH_TYPOS = 4;

    private final List<String> parts = new ArrayList<>();
    private final Map<String, Object> params = new HashMap<>();

    /** @param words those of the filter, folded */
    static ListCondition of(CaseFilter filter, Position from, List<String> words) {
        var condition = new ListCondition();
        condition.closed(filter);
        condition.isOneOf("subject.priority", "priorities", filter.priorities());
        condition.isOneOf("subject.team", "teams", filter.teams());
        condition.isOneOf("subject.accountable", "accountable", filter.accountable());
        condition.isWorkedOnBy(filter.responsible(), filter.leavesOutClosed());
        condition.isOneOf("subject.account", "accounts", filter.accounts());
        condition.facts(filter);
        condition.words(filter, from.nearness(), words);
        condition.after(from.after());
        return condition;
    }

    /** Made elsewhere. */
    void add(Condition part) {
        add(part.sql(), part.params());
    }

    private void add(String part, Map<String, ?> values) {
        parts.add(part);
        params.putAll(values);
    }

    String sql() {
        return String.join("\n and ", parts);
    }

    Map<String, Object> params() {
        return params;
    }

    private void closed(CaseFilter filter) {
        if (filter.leavesOutClosed()) {
            add("not place.closed", Map.of());
        }
        if (filter.isOnlyClosed()) {
            add("place.closed", Map.of());
        }
        if (filter.tellsStatusesApart()) {
            add(
                    "subject.status = any (:statuses)",
                    Map.of(
                            "statuses",
                            filter.statuses().stream().map(Status::name).toArray(String[]::new)));
        }
    }

    private void isOneOf(String column, String param, Set<String> values) {
        if (values.isEmpty()) {
            return;
        }
        var value = "%s = any (:%s)".formatted(column, param);
        var none = values.contains(CaseFilter.NONE);
        add(none ? "(%s is null or %s)".formatted(column, value) : value, Map.of(param, values.toArray(String[]::new)));
    }

    /** Of one person the cases are few and gathered; those nobody has are many and met on the way. */
    private void isWorkedOnBy(Set<String> people, boolean open) {
        if (people.isEmpty()) {
            return;
        }
        var theirs = "subject.number in (%s)".formatted(Workers.workedOnBy(":responsible", open));
        var nobodys = "subject.responsible is null and (%s) is null".formatted(Workers.of("subject.number"));
        add(
                people.contains(CaseFilter.NONE) ? "(%s or (%s))".formatted(theirs, nobodys) : theirs,
                Map.of("responsible", people.toArray(String[]::new)));
    }

    private void facts(CaseFilter filter) {
        if (filter.escalated() != null) {
            add(filter.escalated() ? "subject.escalated" : "not subject.escalated", Map.of());
        }
        if (filter.dueBefore() != null) {
            add("place.place < micros(:dueBefore)", Map.of("dueBefore", TimeFormat.stored(filter.dueBefore())));
        }
    }

    private void words(CaseFilter filter, Nearness nearness, List<String> words) {
        if (filter.words() == null) {
            return;
        }
        var number = NUMBER.matcher(filter.words());
        if (number.matches()) {
            add(
                    "subject.number in (select case_number(:number) union all"
                            + " select case_number from case_words where words @@ words_like(:words))",
                    Map.of("number", Long.parseLong(number.group(1)), "words", filter.words()));
        } else if (nearness == Nearness.AS_WRITTEN) {
            add("found.words @@ words_like(:words)", Map.of("words", filter.words()));
        } else {
            for (int i = 0; i < words.size(); i++) {
                similar("word" + i, words.get(i));
            }
        }
    }

    private void similar(String param, String word) {
        var asWritten = "found.words @@ words_like(:%s)".formatted(param);
        add(
                word.length() < SHORTEST_WITH_TYPOS
                        ? asWritten
                        : "(%s or :%s <%% found.title)".formatted(asWritten, param),
                Map.of(param, word));
    }

    private void after(Place after) {
        if (!after.number().isEmpty()) {
            add(
                    "(place.closed, place.place, place.case_number) > (:afterClosed, :afterPlace, :afterNumber)",
                    Map.of(
                            "afterClosed", after.closed(),
                            "afterPlace", after.place(),
                            "afterNumber", after.number()));
        }
    }
}
