package dev.baton.audit.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.casefile.FreeText;
import dev.baton.casefile.PersonId;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which parts of an event somebody wrote: they are kept apart from it, under the path to them ({@code brief.summary}). */
final class EventShape {

    private static final String ERASED = "(erased)";

    private final List<Text> texts;
    private final List<String> people;

    private EventShape(List<Text> texts, List<String> people) {
        this.texts = texts;
        this.people = people;
    }

    static EventShape of(Class<?> event) {
        return new EventShape(texts(event, "").toList(), people(event, "").toList());
    }

    /** @param optional whether the event may be without it */
    private record Text(String path, boolean inCaseFile, boolean optional) {}

    /** Takes the texts out of the event. */
    List<Entries.Word> takeFrom(ObjectNode event) {
        var taken = new ArrayList<Entries.Word>();
        for (var text : texts) {
            var value = holder(event, text.path()).remove(name(text.path()));
            if (value != null && !value.isNull()) {
                taken.add(new Entries.Word(text.path(), value.textValue(), text.inCaseFile()));
            }
        }
        return taken;
    }

    /** Puts them back; what is gone and was not optional is said to be erased, unless the event was kept with it long ago. */
    void putInto(ObjectNode event, Map<String, String> found) {
        for (var text : texts) {
            var value = found.get(text.path());
            var holder = holder(event, text.path());
            if (value != null || !text.optional() && !holder.hasNonNull(name(text.path()))) {
                holder.put(name(text.path()), value == null ? ERASED : value);
            }
        }
    }

    void replacePeople(ObjectNode event, UnaryOperator<String> by) {
        for (var path : people) {
            var holder = holder(event, path);
            var person = holder.path(name(path)).textValue();
            if (person != null) {
                holder.put(name(path), by.apply(person));
            }
        }
    }

    private static ObjectNode holder(ObjectNode event, String path) {
        var steps = path.split("\\.");
        var holder = event;
        for (var step : Arrays.asList(steps).subList(0, steps.length - 1)) {
            holder = holder.withObjectProperty(step);
        }
        return holder;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static Stream<String> people(Class<?> type, String path) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(part -> part.isAnnotationPresent(PersonId.class)
                        ? Stream.of(path + part.getName())
                        : isNested(part) ? people(part.getType(), path + part.getName() + ".") : Stream.empty());
    }

    private static boolean isNested(RecordComponent part) {
        return part.getType().isRecord() && part.getType().getPackage().equals(FreeText.class.getPackage());
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
        return isNested(part) ? texts(part.getType(), path + ".") : Stream.empty();
    }
}
