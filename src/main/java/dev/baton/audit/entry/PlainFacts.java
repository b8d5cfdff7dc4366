package dev.baton.audit.entry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts as entries hold them: texts, whole numbers, booleans, and maps and lists of them. Whatever else it is becomes text. */
final class PlainFacts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MOST = 1L << 53;

    private PlainFacts() {}

    static ObjectNode json(Map<String, Object> facts) {
        return JSON.valueToTree(plain(facts));
    }

    private static @Nullable Object plain(@Nullable Object fact) {
        if (fact == null || fact instanceof String || fact instanceof Boolean || fact instanceof Integer) {
            return fact;
        } else if (fact instanceof Long number) {
            return Math.abs(number) <= MOST ? (Object) number : number.toString();
        } else if (fact instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (fact instanceof Map<?, ?> facts) {
            var all = new LinkedHashMap<String, Object>();
            facts.forEach((name, value) -> all.put(String.valueOf(name), plain(value)));
            return all;
        } else if (fact instanceof Collection<?> facts) {
            return facts.stream().map(PlainFacts::plain).toList();
        }
        return fact instanceof Temporal ? new TextNode(fact.toString()) : fact.toString();
    }
}
