package dev.baton.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A task that somebody just completes, and what it asked.
 *
 * @param beans the listeners its model names for its completion, as in {@code ${bean}}
 * @param form key of its form, empty where it has none
 * @param fields what the form asks
 */
public record CompletedForm(Set<String> beans, String form, List<Field> fields) {

    /**
     * What a form asks, and what may be answered to it.
     *
     * @param isAlwaysShown false where the field, or a group it is in, is hidden under a condition
     * @param choices labels by values of a closed list; empty where it is open
     * @param validate as the form has it: {@code required min max minLength maxLength}
     */
    public record Field(
            String key, String label, boolean isAlwaysShown, Map<String, String> choices, JsonNode validate) {

        /** The fields of a form, also those within groups. */
        public static List<Field> of(JsonNode form) {
            var fields = new ArrayList<Field>();
            collect(form, true, fields);
            return fields;
        }

        private static void collect(JsonNode node, boolean shown, List<Field> fields) {
            boolean isShown =
                    shown && node.path("conditional").path("hide").asText().isBlank();
            var key = node.path("key").asText();
            if (!key.isEmpty()) {
                fields.add(
                        new Field(key, node.path("label").asText(key), isShown, choices(node), node.path("validate")));
            }
            node.path("components").forEach(child -> collect(child, isShown, fields));
        }

        private static Map<String, String> choices(JsonNode field) {
            var choices = new LinkedHashMap<String, String>();
            field.path("values").forEach(choice -> {
                var value = choice.path("value").asText();
                choices.put(value, choice.path("label").asText(value));
            });
            return choices;
        }

        /** What is wrong with the answer, in a sentence; null where nothing is. Patterns are looked at by the browser only. */
        public @Nullable String problem(@Nullable Object answer) {
            if (answer == null || answer.toString().isBlank() || Boolean.FALSE.equals(answer)) {
                return isAlwaysShown && validate.path("required").asBoolean()
                        ? "Fill in \"%s\".".formatted(label)
                        : null;
            }
            var told = told(answer);
            return told == null ? null : "\"%s\" %s.".formatted(label, told);
        }

        private @Nullable String told(Object answer) {
            var given = answer instanceof Iterable<?> several ? several : List.of(answer);
            for (var one : given) {
                if (!choices.isEmpty() && !choices.containsKey(Objects.toString(one))) {
                    return "must be one of %s, not \"%s\"".formatted(known(), one);
                }
            }
            return answer instanceof Number number
                    ? outside("min", "max", new BigDecimal(number.toString()), "")
                    : outside(
                            "minLength",
                            "maxLength",
                            BigDecimal.valueOf(answer.toString().length()),
                            " characters");
        }

        private @Nullable String outside(String least, String most, BigDecimal actual, String unit) {
            var from = bound(least);
            var to = bound(most);
            if (from != null && actual.compareTo(from) < 0) {
                return "must be at least %s%s".formatted(from.toPlainString(), unit);
            }
            return to != null && actual.compareTo(to) > 0
                    ? "must be at most %s%s".formatted(to.toPlainString(), unit)
                    : null;
        }

        private @Nullable BigDecimal bound(String name) {
            var bound = validate.path(name);
            return bound.isNumber() ? bound.decimalValue() : null;
        }

        private String known() {
            return choices.entrySet().stream()
                    .map(choice -> choice.getKey().equalsIgnoreCase(choice.getValue())
                            ? choice.getValue()
                            : "%s (%s)".formatted(choice.getKey(), choice.getValue()))
                    .collect(Collectors.joining(", "));
        }
    }
}
