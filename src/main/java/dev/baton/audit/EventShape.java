package dev.baton.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.casefile.FreeText;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which parts of an event somebody wrote: they are kept apart from it, under the path to them ({@code brief.summary}). */
final class EventShape {

    private static final String ERASED = "(erased)";

    private final List<Text> texts;

    private EventShape(List<Text> texts) {
        this.texts = texts;
    }

    static EventShape of(Class<?> event) {
        return new EventShape(texts(event, "").toList());
    }

    /** @param optional whether the event may be without it */
    private record Text(String path, boolean inCaseFile, boolean optional) {}

    /** Takes the texts out of the event; those that the case file has already are only left out. */
    Map<String, String> takeFrom(ObjectNode event) {
        var taken = new LinkedHashMap<String, String>();
        for (var text : texts) {
            var value = holder(event, text).remove(name(text));
            if (value != null && !value.isNull() && !text.inCaseFile()) {
                taken.put(text.path(), value.textValue());
            }
        }
        return taken;
    }

    /** Puts them back; what is gone and was not optional is said to be erased. */
    void putInto(ObjectNode event, JsonNode found) {
        for (var text : texts) {
            var value = found.path(text.path()).textValue();
            if (value != null || !text.optional()) {
                holder(event, text).put(name(text), value == null ? ERASED : value);
            }
        }
    }

    private static ObjectNode holder(ObjectNode event, Text text) {
        var steps = text.path().split("\\.");
        var holder = event;
        for (var step : Arrays.asList(steps).subList(0, steps.length - 1)) {
            holder = holder.withObjectProperty(step);
        }
        return holder;
    }

    private static String name(Text text) {
        return text.path().substring(text.path().lastIndexOf('.') + 1);
    }

    private static Stream<Text> texts(Class<?> type, String path) {
        return Arrays.stream(type.getRecordComponents()).flatMap(part -> texts(part, path + part.getName()));
    }

    private static Stream<Text> texts(RecordComponent part, String path) {
        var marked = part.getAnnotation(FreeText.class);
        if (marked != null) {
            var optional = part.getAnnotatedType().isAnnotationPresent(Nullable.class);
            return Stream.of(new Text(path, marked.inCaseFile(), optional));
        }
        var nested = part.getType().isRecord() && part.getType().getPackage().equals(FreeText.class.getPackage());
        return nested ? texts(part.getType(), path + ".") : Stream.empty();
    }
}
