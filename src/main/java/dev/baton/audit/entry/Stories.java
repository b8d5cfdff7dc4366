package dev.baton.audit.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Entries as people read them: with the names behind pseudonyms and the words that are there still. */
@Component
public class Stories {

    static final String ERASED = "(erased)";

    /** Words that are not those the entry committed to. */
    static final String ALTERED = "(altered)";

    private static final Pattern REF = Pattern.compile("p-[0-9a-f]{16}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Pseudonyms pseudonyms;

    Stories(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** Of a database that has no application around it. */
    public static Stories of(JdbcClient jdbc) {
        return new Stories(new Pseudonyms(jdbc, Clock.systemUTC()));
    }

    /**
     * An entry as it is kept.
     *
     * @param words a JSON object: by their path the sealed words and the key, both base64, and what the case file has of them
     */
    public record Kept(long id, String body, String words) {}

    /**
     * An entry with names and words.
     *
     * @param entry the whole of it, names instead of pseudonyms
     * @param words by their path, as far as they are there still
     */
    public record Read(long id, ObjectNode entry, Map<String, String> words) {

        public String kind() {
            return entry.path("kind").asText();
        }

        public ObjectNode details() {
            return entry.withObjectProperty("details");
        }
    }

    /** At most one SQL statement for all of them. */
    public List<Read> read(Collection<Kept> kept) {
        var bodies = kept.stream().map(entry -> parsed(entry.body())).toList();
        var refs = new HashSet<String>();
        bodies.forEach(body -> collect(body, refs));
        var names = pseudonyms.names(refs);
        UnaryOperator<String> name = ref -> names.getOrDefault(ref, ERASED);
        var read = new ArrayList<Read>();
        var bodyOf = bodies.iterator();
        kept.forEach(entry -> {
            var body = bodyOf.next();
            replace(body, name);
            read.add(new Read(entry.id(), body, words(entry.words(), body.path("words"))));
        });
        return read;
    }

    private static ObjectNode parsed(String body) {
        try {
            return (ObjectNode) JSON.readTree(body);
        } catch (JsonProcessingException notWrittenHere) {
            throw new IllegalStateException("An entry of the log is no JSON", notWrittenHere);
        }
    }

    /** By the path: the words, as far as they can be opened. */
    private static Map<String, String> words(String words, JsonNode commitments) {
        var read = new java.util.LinkedHashMap<String, String>();
        parsed(words).fields().forEachRemaining(word -> {
            var kept = word.getValue();
            var text = opened(kept, commitments.path(word.getKey()).asText());
            if (text == null) {
                text = kept.path("elsewhere").textValue();
            }
            if (text != null) {
                read.put(word.getKey(), text);
            }
        });
        return read;
    }

    private static @Nullable String opened(JsonNode kept, String commitment) {
        if (!kept.hasNonNull("sealed") || !kept.hasNonNull("key")) {
            return null;
        }
        return Seal.open(kept.path("key").asText(), kept.path("sealed").asText())
                .filter(opened -> opened.text() != null)
                .map(opened -> opened.isOf(commitment, String.valueOf(opened.text())) ? opened.text() : ALTERED)
                .orElse(null);
    }

    private static void collect(JsonNode node, Set<String> refs) {
        if (node.isTextual()) {
            if (REF.matcher(node.textValue()).matches()) {
                refs.add(node.textValue());
            }
        } else {
            node.forEach(child -> collect(child, refs));
        }
    }

    private static void replace(JsonNode node, UnaryOperator<String> name) {
        if (node instanceof ObjectNode object) {
            object.fields().forEachRemaining(field -> {
                if (isRef(field.getValue())) {
                    field.setValue(object.textNode(name.apply(field.getValue().textValue())));
                } else {
                    replace(field.getValue(), name);
                }
            });
        } else if (node instanceof ArrayNode array) {
            for (var i = 0; i < array.size(); i++) {
                if (isRef(array.get(i))) {
                    array.set(i, array.textNode(name.apply(array.get(i).textValue())));
                } else {
                    replace(array.get(i), name);
                }
            }
        }
    }

    private static boolean isRef(JsonNode node) {
        return node.isTextual() && REF.matcher(node.textValue()).matches();
    }
}
