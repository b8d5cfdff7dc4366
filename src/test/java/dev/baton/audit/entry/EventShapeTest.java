package dev.baton.audit.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.casefile.CaseEvent;
import dev.baton.casefile.FreeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is stored of an event is stored for ever. {@code events.jsonl} holds every shape an event ever had, the newest last; no
 * line of it ever changes.
 */
class EventShapeTest {

    private static final Path RECORDED = Path.of("src/test/resources/audit/events.jsonl");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What models, settings and people's ids say. Everything else that is text somebody wrote. */
    private static final Set<String> NOT_WRITTEN_BY_ANYBODY = Set.of(
            "account",
            "accountable",
            "amount",
            "approvedBy",
            "audience",
            "author",
            "because",
            "by",
            "category",
            "clock",
            "externalId",
            "field",
            "form",
            "from",
            "fromTeam",
            "group",
            "kind",
            "of",
            "person",
            "question",
            "reasons",
            "returnsTo",
            "rootCauseCategory",
            "skill",
            "source",
            "task",
            "team",
            "to",
            "toTeam",
            "trend",
            "trigger",
            "activity",
            "type",
            "unit",
            "what",
            "whom",
            "worker");

    /** Whose words stay out of the trail all the same, because they are put together by rules. */
    private static final Set<String> BY_RULE =
            Set.of("DeadlineMoved.why", "AdviceEnded.why", "GroupPassedOver.why", "PersonChosen.why");

    /** One line of the file. */
    private record Line(String event, String details, String texts, String story) {

        static Line of(CaseEvent event) {
            var kept = EventJson.keep(event);
            try {
                return new Line(
                        kept.event(), kept.details().toString(), JSON.writeValueAsString(textsOf(kept)), event.story());
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        static Line read(String line) {
            try {
                var read = JSON.readTree(line);
                return new Line(
                        read.path("event").asText(),
                        read.path("details").toString(),
                        read.path("texts").toString(),
                        read.path("story").asText());
            } catch (JsonProcessingException unreadable) {
                throw new IllegalStateException(line, unreadable);
            }
        }

        String written() {
            return "{\"event\":\"%s\",\"details\":%s,\"texts\":%s,\"story\":%s}%n"
                    .formatted(event, details, texts, JSON.valueToTree(story));
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void theShapeOfAnEventIsTheOneRecordedLast(Class<?> event) throws IOException {
        var now = Line.of(EventSample.of(event));
        var last = lines().filter(line -> line.event().equals(now.event())).reduce((earlier, later) -> later);
        if (Boolean.getBoolean("baton.events.record")
                && last.filter(line -> isSame(line, now)).isEmpty()) {
            Files.writeString(RECORDED, now.written(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            last = java.util.Optional.of(now);
        }

        assertThat(last)
                .as(
                        "The stored shape of %s is new or has changed. If that is meant, append it to %s with\n"
                                + "  ./mvnw test -Dtest=EventShapeTest -DargLine=-Dbaton.events.record=true\n"
                                + "Old lines stay: what they show must be readable for ever.",
                        now.event(), RECORDED)
                .hasValueSatisfying(line -> assertThat(isSame(line, now))
                        .as("%s%nrecorded %s", now.written(), line.written())
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everyShapeThereEverWasIsStillToldAsASentence(Line line) {
        assertThat(EventJson.story(line.event(), object(line.details()), words(line.texts())))
                .as(line.event())
                .hasValueSatisfying(story -> assertThat(story).isNotBlank().doesNotContain("null"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatSomebodyWroteIsNotInTheTrail(Class<?> event) throws JsonProcessingException {
        var kept = EventJson.keep(EventSample.of(event));

        texts(kept.details(), "")
                .filter(path -> !BY_RULE.contains(event.getSimpleName() + path))
                .map(path -> path.substring(path.lastIndexOf('.') + 1))
                .forEach(name -> assertThat(NOT_WRITTEN_BY_ANYBODY)
                        .as("%s.%s: mark it @FreeText if a person may write it, else list it here", event, name)
                        .contains(name));
    }

    @Test
    void whatWasErasedIsToldAsErased() {
        var kept = EventJson.keep(new CaseEvent.WaitingStarted(
                new dev.baton.casefile.CaseNumber("C-000001"), dev.baton.casefile.WaitingOn.CUSTOMER, "Ines is ill"));

        assertThat(kept.details().toString()).doesNotContain("Ines");
        assertThat(EventJson.story(kept.event(), kept.details(), Map.of("reason", "Ines is ill")))
                .hasValue("Waiting on customer: Ines is ill");
        assertThat(EventJson.story(kept.event(), kept.details(), Map.of())).hasValue("Waiting on customer: (erased)");
    }

    @Test
    void anEventThatWasRenamedIsReadUnderTheNameItHasNow() {
        assertThat(EventJson.name("CaseResolved")).isEqualTo("ResolutionProposed");
        assertThat(EventJson.name("CaseClosed")).isEqualTo("CaseClosed");
    }

    @Test
    void anEventNobodyKnowsAnyMoreIsNotTold() {
        assertThat(EventJson.story("CaseForgotten", JSON.createObjectNode(), Map.of()))
                .isEmpty();
    }

    @Test
    void freeTextIsText() {
        assertThat(events().stream()
                        .flatMap(event -> Arrays.stream(event.getRecordComponents()))
                        .filter(part -> part.isAnnotationPresent(FreeText.class)))
                .isNotEmpty()
                .allMatch(part -> part.getType() == String.class);
    }

    private static Map<String, String> textsOf(EventJson.Kept kept) {
        var texts = new java.util.LinkedHashMap<String, String>();
        kept.texts().stream().filter(word -> !word.inCaseFile()).forEach(word -> texts.put(word.field(), word.text()));
        return texts;
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode object(String json) {
        try {
            return (com.fasterxml.jackson.databind.node.ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(json, unreadable);
        }
    }

    private static Map<String, String> words(String json) {
        return JSON.convertValue(object(json), new com.fasterxml.jackson.core.type.TypeReference<>() {});
    }

    static List<Class<?>> events() {
        return List.of(CaseEvent.class.getPermittedSubclasses());
    }

    static Stream<Line> lines() throws IOException {
        return Files.exists(RECORDED) ? Files.readAllLines(RECORDED).stream().map(Line::read) : Stream.empty();
    }

    private static boolean isSame(Line one, Line other) {
        return one.details().equals(other.details()) && one.texts().equals(other.texts());
    }

    private static Stream<String> texts(JsonNode node, String path) {
        return node.properties().stream().flatMap(part -> {
            var here = path + "." + part.getKey();
            return part.getValue().isTextual() && part.getValue().asText().equals(part.getKey())
                    ? Stream.of(here)
                    : texts(part.getValue(), here);
        });
    }
}
