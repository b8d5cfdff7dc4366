package dev.baton.calendar.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of a calendar as somebody wrote it, in YAML or in JSON, and where. */
public sealed interface SourceNode {

    /** Counted from 1; 0 in JSON. */
    int line();

    /** Such as {@code hours.MON[0]}; empty for the calendar itself. */
    String path();

    record Text(int line, String path, String value) implements SourceNode {}

    record Items(int line, String path, List<SourceNode> values) implements SourceNode {}

    record Fields(int line, String path, Map<String, SourceNode> values) implements SourceNode {}

    /** Nothing of a calendar lies as deep; what does is not read. */
    int LONGEST_PATH = 200;

    int MOST_OF_A_NAME = 60;

    static SourceNode of(String path, JsonNode json) {
        if (path.length() > LONGEST_PATH) {
            return new Text(0, path, "");
        }
        if (json.isObject()) {
            var fields = new LinkedHashMap<String, SourceNode>();
            json.properties().stream()
                    .filter(field -> !field.getValue().isNull())
                    .forEach(field -> fields.put(field.getKey(), of(field(path, field.getKey()), field.getValue())));
            return new Fields(0, path, fields);
        }
        if (json.isArray()) {
            var items = new ArrayList<SourceNode>();
            json.forEach(item -> items.add(of(item(path, items.size()), item)));
            return new Items(0, path, items);
        }
        return new Text(0, path, json.isNull() ? "" : json.asText());
    }

    static String field(String path, String name) {
        var shown = name.length() > MOST_OF_A_NAME ? name.substring(0, MOST_OF_A_NAME) + "…" : name;
        return path.isEmpty() ? shown : path + "." + shown;
    }

    static String item(String path, int index) {
        return "%s[%d]".formatted(path, index);
    }
}
