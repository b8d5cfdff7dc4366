package dev.baton.history.tables;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which instances are looked for. What is null is not asked.
 *
 * @param key of their model
 * @param definitions ids of versions; none where any will do
 * @param caseNumber of the case, also of the processes that its process called
 * @param element id or label of what they reached, they themselves or what they called
 * @param person who had a task of theirs
 * @param variable its name, and
 * @param value what it is or was last
 * @param ended whether the period is the one of their end; otherwise of their begin
 * @param from inclusive
 * @param to exclusive
 */
public record InstanceFilter(
        @Nullable InstanceState state,
        @Nullable String key,
        List<String> definitions,
        @Nullable String caseNumber,
        @Nullable String element,
        @Nullable String person,
        @Nullable String variable,
        @Nullable String value,
        boolean ended,
        @Nullable Instant from,
        @Nullable Instant to) {

    String timeColumn() {
        return ended ? "p.end_time_" : "p.start_time_";
    }
}
