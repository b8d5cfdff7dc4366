package dev.baton.intake.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.web.ProblemResponses;
import dev.baton.web.ProblemResponses.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What one kind of payload becomes.
 *
 * @param when tells whether a payload is of this kind
 * @param fields how to read each field of the case or message from the payload
 */
public record WebhookRule(String name, FeelExpression when, Becomes becomes, Map<String, FeelExpression> fields) {

    public enum Becomes {
        CASE(
                Set.of("externalId", "subject", "description", "account"),
                Set.of(
                        "reference",
                        "format",
                        "contact",
                        "category",
                        "productArea",
                        "channel",
                        "zone",
                        "impact",
                        "urgency")),
        MESSAGE(
                Set.of("externalId", "direction"),
                Set.of("text", "automatic", "author", "messageId", "happenedAt", "format")),
        CHANGE(Set.of("externalId"), Set.of("messageId", "text", "isPublic", "waitsOn", "note", "mergedInto"));

        final Set<String> required;
        final Set<String> optional;

        Becomes(Set<String> required, Set<String> optional) {
            this.required = required;
            this.optional = optional;
        }
    }

    /** The fields as this payload has them; those it does not have are left out. */
    public ObjectNode read(Map<String, Object> payload) {
        var values = JsonNodeFactory.instance.objectNode();
        var problems = new ArrayList<FieldProblem>();
        fields.forEach((field, feel) -> put(values, problems, field, feel.value(payload)));
        refuse(problems);
        return values;
    }

    public void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw ProblemResponses.answer(HttpStatus.UNPROCESSABLE_ENTITY, "\"%s\": ".formatted(name), problems);
        }
    }

    private static void put(ObjectNode values, List<FieldProblem> problems, String field, @Nullable Object value) {
        if (value instanceof String text) {
            values.put(field, whole(text));
        } else if (value instanceof Boolean yes) {
            values.put(field, yes);
        } else if (value instanceof Number number) {
            values.put(field, number.toString());
        } else if (value != null) {
            problems.add(new FieldProblem(field, "is neither text nor a number nor true or false"));
        }
    }

    /** FEEL counts half characters, so what it cuts off may begin in the middle of one. */
    private static String whole(String text) {
        boolean cut = text.length() > 1 && Character.isHighSurrogate(text.charAt(text.length() - 1));
        return cut ? text.substring(0, text.length() - 1) : text;
    }
}
