package dev.baton.audit.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.audit.entry.EventJson;
import dev.baton.audit.entry.Stories;
import dev.baton.casefile.CaseEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Entries as somebody may read them. */
@Component
public class Telling {

    /** In place of words for whoever reads none. */
    public static final String HIDDEN = "(not shown)";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private final Stories stories;

    Telling(Stories stories) {
        this.stories = stories;
    }

    /** An entry of a case with what is read in it; empty event where it is none of a case, or not understood any more. */
    public record Told(Found found, Optional<CaseEvent> event) {}

    /** At most one SQL statement for all of them. */
    public List<Found> tell(List<EntryRows.Row> rows, Reader reader) {
        return tellWithEvents(rows, reader).stream().map(Told::found).toList();
    }

    /** At most one SQL statement for all of them. */
    public List<Told> tellWithEvents(List<EntryRows.Row> rows, Reader reader) {
        var read = reader.personal()
                ? stories.read(rows.stream().map(Telling::kept).toList())
                : rows.stream().map(Telling::withoutNames).toList();
        var told = new ArrayList<Told>();
        for (var i = 0; i < rows.size(); i++) {
            told.add(told(rows.get(i), read.get(i), reader));
        }
        return told;
    }

    private static Told told(EntryRows.Row row, Stories.Read read, Reader reader) {
        var words = read.words();
        var event = EventJson.event(read.kind(), read.details(), words);
        var story = event.map(CaseEvent::story)
                .or(() -> Optional.ofNullable(words.get("story")))
                .orElse(null);
        return new Told(found(row, read, reader.personal() ? words : null, story), event);
    }

    private static Found found(
            EntryRows.Row row, Stories.Read read, @Nullable Map<String, String> words, @Nullable String story) {
        var entry = read.entry();
        return new Found(
                read.id(),
                row.leaf(),
                Instant.parse(entry.path("at").asText()),
                EventJson.name(read.kind()),
                entry.path("who").asText(),
                entry.path("behalf").textValue(),
                entry.path("cause").textValue(),
                entry.path("via").textValue(),
                entry.path("request").textValue(),
                entry.path("case").textValue(),
                entry.path("account").textValue(),
                entry.has("about") ? JSON.convertValue(entry.path("about"), FACTS) : null,
                entry.path("model").textValue(),
                JSON.convertValue(read.details(), FACTS),
                words,
                story);
    }

    private static Stories.Kept kept(EntryRows.Row row) {
        var words = object(row.sealed());
        object(row.elsewhere())
                .fields()
                .forEachRemaining(word -> words.putObject(word.getKey()).set("elsewhere", word.getValue()));
        return new Stories.Kept(Objects.requireNonNull(row.id()), Objects.requireNonNull(row.body()), words.toString());
    }

    private static Stories.Read withoutNames(EntryRows.Row row) {
        var entry = object(Objects.requireNonNull(row.body()));
        var words = new HashMap<String, String>();
        entry.path("words").fieldNames().forEachRemaining(path -> words.put(path, HIDDEN));
        return new Stories.Read(Objects.requireNonNull(row.id()), entry, words);
    }

    public static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException notWrittenHere) {
            throw new IllegalStateException("What the log holds is no JSON", notWrittenHere);
        }
    }
}
