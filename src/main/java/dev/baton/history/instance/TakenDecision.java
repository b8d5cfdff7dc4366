package dev.baton.history.instance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decision that a process asked.
 *
 * @param key of the decision
 * @param version null where it was deleted
 * @param element id of the element that asked
 * @param inputs what was known, by the label of the column
 * @param outputs what was answered, by the name of the output, rule by rule
 * @param fired ids of the rules that fired, in their order
 * @param table null where it is no table, or was deleted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TakenDecision(
        String id,
        String key,
        String name,
        @Nullable Integer version,
        @Nullable String element,
        Instant at,
        Map<String, String> inputs,
        List<Answer> outputs,
        List<String> fired,
        @Nullable Table table) {

    /** @param rule id; null where the decision has no rules */
    public record Answer(@Nullable String rule, String output, String value) {}

    /** @param hitPolicy as the model has it, such as {@code UNIQUE} */
    public record Table(String hitPolicy, List<String> inputs, List<String> outputs, List<Rule> rules) {}

    /** @param cells of the inputs, then of the outputs, as they are written */
    public record Rule(
            String id, List<String> cells, @Nullable String description) {}

    public boolean fired(String rule) {
        return fired.contains(rule);
    }
}
