package dev.baton.audit.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.audit.entry.Seal;
import dev.baton.audit.search.EntryRows;
import dev.baton.audit.search.Telling;
import dev.baton.audit.tree.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line of an export that has an entry: the entry as it was hashed, and what was hashed into it, as far as that is there. */
final class LeafLine {

    private static final Seal.Opened ALTERED = new Seal.Opened(new byte[16], "(altered)");

    private LeafLine() {}

    /**
     * @param proof null in a whole log
     * @param withWords whether who exports may read them
     */
    static String of(EntryRows.Row row, @Nullable List<String> proof, boolean withWords) {
        var line = new StringBuilder("{");
        if (row.body() != null) {
            line.append("\"entry\":").append(row.body()).append(',');
        }
        line.append("\"hash\":\"")
                .append(Proved.base64(Objects.requireNonNull(row.hash())))
                .append("\",\"leaf\":")
                .append(row.leaf());
        if (proof != null) {
            line.append(",\"proof\":[");
            for (var i = 0; i < proof.size(); i++) {
                line.append(i == 0 ? "\"" : ",\"").append(proof.get(i)).append('"');
            }
            line.append(']');
        }
        var words = withWords && row.body() != null ? words(row, row.body()) : null;
        if (words != null && !words.isEmpty()) {
            line.append(",\"words\":").append(canonical(words));
        }
        return line.append('}').toString();
    }

    static String canonical(JsonNode node) {
        return new String(CanonicalJson.bytes(node), StandardCharsets.UTF_8);
    }

    private static ObjectNode words(EntryRows.Row row, String body) {
        var words = JsonNodeFactory.instance.objectNode();
        var commitments = Telling.object(body).path("words");
        var elsewhere = Telling.object(row.elsewhere());
        Telling.object(row.sealed()).fields().forEachRemaining(word -> {
            var path = word.getKey();
            if (word.getValue().hasNonNull("key")) {
                put(
                        words,
                        path,
                        word.getValue(),
                        elsewhere.path(path).textValue(),
                        commitments.path(path).asText());
            }
        });
        if (words.has("name") && Telling.object(body).path("kind").asText().equals("PersonNamed")) {
            ((ObjectNode) words.path("name")).put("text", calledNow(row));
        }
        return words;
    }

    /** Words that the key does not open, or that were never committed to, are put as they are: whoever checks the export finds them altered. */
    private static void put(
            ObjectNode words, String path, JsonNode sealed, @Nullable String elsewhere, String commitment) {
        var opened = Seal.open(
                        sealed.path("key").asText(), sealed.path("sealed").asText())
                .orElse(ALTERED);
        if (opened.text() != null || elsewhere != null && opened.isOf(commitment, elsewhere)) {
            words.putObject(path)
                    .put("salt", Proved.base64(opened.salt()))
                    .put("text", opened.text() == null ? elsewhere : opened.text());
        }
    }

    /** What the database says now of whose pseudonym it is. */
    private static String calledNow(EntryRows.Row row) {
        var subject = Telling.object(row.sealed()).path("name").path("subject").asText();
        return subject.substring(subject.indexOf(':') + 1);
    }
}
