package dev.baton.audit.entry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.baton.casefile.CaseEvent;
import dev.baton.casefile.CaseNumber;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Events as they are kept: JSON without what people wrote, which is kept apart. Its own settings, so that nothing set elsewhere
 * changes what is stored for ever.
 */
public final class EventJson {

    /** The names events had before they were renamed, to what they are called now. */
    private static final Map<String, String> RENAMED = Map.of("CaseResolved", "ResolutionProposed");

    private static final Map<String, Class<?>> EVENTS = Arrays.stream(CaseEvent.class.getPermittedSubclasses())
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));
    private static final Map<Class<?>, EventShape> SHAPES =
            EVENTS.values().stream().collect(Collectors.toUnmodifiableMap(Function.identity(), EventShape::of));

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addDeserializer(CaseNumber.class, new NumberReader()))
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private EventJson() {}

    /**
     * @param details the event, without what people wrote, and with the ids of people
     * @param texts what people wrote in it, by the path to it
     */
    record Kept(String event, ObjectNode details, List<Entries.Word> texts) {}

    static Kept keep(CaseEvent event) {
        ObjectNode details = JSON.valueToTree(event);
        var texts = SHAPES.get(event.getClass()).takeFrom(details);
        return new Kept(event.getClass().getSimpleName(), details, texts);
    }

    /** The same of an event that was kept long ago, by the name it had then: its details stay, without people and words. */
    static List<Entries.Word> keepAgain(String event, ObjectNode details, UnaryOperator<String> ref) {
        var type = EVENTS.get(name(event));
        if (type == null) {
            return new ArrayList<>();
        }
        SHAPES.get(type).replacePeople(details, ref);
        return SHAPES.get(type).takeFrom(details);
    }

    /** Puts pseudonyms into the details, in place of the ids of people. */
    static void pseudonymize(CaseEvent event, ObjectNode details, UnaryOperator<String> ref) {
        SHAPES.get(event.getClass()).replacePeople(details, ref);
    }

    /** What an event that was stored under this name is called today. */
    public static String name(String event) {
        return RENAMED.getOrDefault(event, event);
    }

    /** Every name that events have or had. */
    public static String[] names() {
        return Stream.concat(EVENTS.keySet().stream(), RENAMED.keySet().stream())
                .toArray(String[]::new);
    }

    /** Whether a rule or a clock decides it, whoever did what it answers to. */
    public static boolean isByRule(String event) {
        var type = EVENTS.get(name(event));
        return type != null && type.isAnnotationPresent(CaseEvent.ByRule.class);
    }

    /**
     * The event as a sentence, as it is told today; empty where it is not understood any more.
     *
     * @param texts by the path to them
     */
    public static Optional<String> story(String event, ObjectNode details, Map<String, String> texts) {
        return event(event, details, texts).map(CaseEvent::story);
    }

    /**
     * The event with what people wrote in it; empty where it is not understood any more.
     *
     * @param texts by the path to them; what is not there is told as erased
     */
    public static Optional<CaseEvent> event(String event, ObjectNode details, Map<String, String> texts) {
        var type = EVENTS.get(name(event));
        if (type == null) {
            return Optional.empty();
        }
        try {
            var whole = details.deepCopy();
            SHAPES.get(type).putInto(whole, texts);
            var read = (CaseEvent) JSON.treeToValue(whole, type);
            return read.story().isEmpty() ? Optional.empty() : Optional.of(read);
        } catch (JsonProcessingException | RuntimeException shapeOfLongAgo) {
            return Optional.empty();
        }
    }

    /** The event without what people wrote in it; empty where it is not understood any more. */
    public static Optional<CaseEvent> event(String event, ObjectNode details) {
        var type = EVENTS.get(name(event));
        if (type == null) {
            return Optional.empty();
        }
        try {
            return Optional.of((CaseEvent) JSON.treeToValue(details, type));
        } catch (JsonProcessingException | RuntimeException shapeOfLongAgo) {
            return Optional.empty();
        }
    }

    private static final class NumberReader extends StdDeserializer<CaseNumber> {

        NumberReader() {
            super(CaseNumber.class);
        }

        @Override
        public CaseNumber deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return new CaseNumber(json.getText());
        }
    }
}
