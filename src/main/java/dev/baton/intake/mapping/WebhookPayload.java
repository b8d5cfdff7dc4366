package dev.baton.intake.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.web.ProblemResponses;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A JSON object as plain maps, lists, texts, numbers, true and false: nothing with methods worth calling. */
public final class WebhookPayload {

    private static final int DEEPEST = 64;
    private static final int MOST_TOKENS = 200_000;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private WebhookPayload() {}

    public static Map<String, Object> of(byte[] body) {
        try {
            var root = JSON.readTree(body);
            if (root.isObject()) {
                return map(root);
            }
        } catch (StreamConstraintsException beyond) {
            throw ProblemResponses.answer(
                    HttpStatus.BAD_REQUEST,
                    "The body goes beyond what is read: at most %d levels deep, %,d tokens, and numbers of at most 1,000 digits."
                            .formatted(DEEPEST, MOST_TOKENS));
        } catch (JsonProcessingException broken) {
            var at = broken.getLocation();
            throw notAnObject(
                    at == null ? "" : " It breaks at line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr()));
        } catch (IOException unreadable) {
            throw notAnObject(" It is not UTF-8.");
        }
        throw notAnObject("");
    }

    private static RuntimeException notAnObject(String where) {
        return ProblemResponses.answer(HttpStatus.BAD_REQUEST, "The body is not a JSON object." + where);
    }

    private static Map<String, Object> map(JsonNode node) {
        var map = new LinkedHashMap<String, Object>();
        node.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
        return map;
    }

    private static List<Object> list(JsonNode node) {
        var list = new ArrayList<Object>();
        node.forEach(element -> list.add(value(element)));
        return list;
    }

    private static @Nullable Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> map(node);
            case ARRAY -> list(node);
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node);
            case STRING -> node.textValue();
            default -> null;
        };
    }

    /** A whole number too long to compute with is somebody's id; one beyond all bounds is nothing. */
    private static @Nullable Object number(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.canConvertToLong()
                    ? (Object) node.longValue()
                    : node.bigIntegerValue().toString();
        }
        return Double.isFinite(node.doubleValue()) ? BigDecimal.valueOf(node.doubleValue()) : null;
    }
}
