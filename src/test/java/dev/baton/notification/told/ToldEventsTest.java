package dev.baton.notification.told;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.casefile.CaseEvent;
import dev.baton.casefile.CaseEvent.ActivityRecorded;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Direction;
import dev.baton.casefile.FreeText;
import dev.baton.casefile.Interaction;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ToldEventsTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    /** How the desk works among itself. A new event stands here, or is told under a name. */
    private static final Set<String> OURS = Set.of(
            "RuleFailed",
            "TaskReturned",
            "TaskGiven",
            "AccountableNamed",
            "WorkToReturnChanged",
            "TimerRepaired",
            "DeadlineUnwatched",
            "ProcessLost",
            "ProcessRestarted",
            "GroupPassedOver",
            "PersonChosen",
            "AdviceAsked",
            "AdviceGiven",
            "ActivityTold",
            "AdviceEnded",
            "Briefed",
            "QuestionAnswered",
            "StrategyPlanned",
            "FileAttached",
            "ConcessionPassedOn",
            "ArticleDrafted",
            "StatusLinkMade",
            "StatusLinksRevoked");

    @ParameterizedTest
    @MethodSource("events")
    void everyEventIsToldOrIsOurs(Class<?> event) {
        assertThat(ToldEvents.isTold(event)).isNotEqualTo(OURS.contains(event.getSimpleName()));
    }

    /** A part that somebody wrote cannot be named, and neither can one that is more than a plain value. */
    @ParameterizedTest
    @MethodSource("events")
    void nothingThatSomebodyWroteIsTold(Class<?> event) {
        var parts = Arrays.stream(event.getRecordComponents())
                .filter(ToldEventsTest::isPlain)
                .map(RecordComponent::getName)
                .toList();

        assertThat(parts).containsAll(ToldEvents.facts(event.getSimpleName()));
    }

    private static boolean isPlain(RecordComponent part) {
        var type = part.getType();
        return !part.isAnnotationPresent(FreeText.class)
                && (type.isPrimitive()
                        || type.isEnum()
                        || Set.of(String.class, CaseNumber.class, Instant.class, Duration.class, Integer.class)
                                .contains(type));
    }

    @Test
    void anInternalNoteIsToldToNobodyAndHasNoPublicText() {
        assertThat(ToldEvents.of(said(Direction.INTERNAL))).isEmpty();
        assertThat(PublicText.of(said(Direction.INTERNAL).interaction())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Direction.class,
            names = {"INBOUND", "OUTBOUND"})
    void aPublicMessageIsToldWithoutItsWords(Direction direction) {
        var told = ToldEvents.of(said(direction)).orElseThrow();

        assertThat(told.type()).isEqualTo(direction == Direction.INBOUND ? "message.received" : "message.sent");
        assertThat(told.facts())
                .isEqualTo("{\"message\":\"baton-7\",\"happenedAt\":\"2026-11-25T12:00:00Z\",\"automatic\":false}");
        assertThat(told.interaction()).isEqualTo(7L);
    }

    @Test
    void factsAreToldAsTheyAreWrittenEverywhere() {
        var told = ToldEvents.of(new CaseEvent.ConcessionGiven(
                        new CaseNumber("C-000001"),
                        3,
                        "refund",
                        "120.00",
                        "EUR",
                        "refund of 120.00 EUR",
                        "sam",
                        null,
                        "Secret"))
                .orElseThrow();

        assertThat(told.facts())
                .isEqualTo(
                        "{\"id\":3,\"kind\":\"refund\",\"amount\":\"120.00\",\"unit\":\"EUR\",\"by\":\"sam\",\"approvedBy\":null}");
    }

    /** What receivers build on stands in the document, name by name. */
    @Test
    void theDocumentHasEveryNameWithItsFacts() throws IOException {
        var document = Files.readString(Path.of("docs/webhooks.md"));

        assertThat(events().filter(ToldEvents::isTold).filter(event -> event != ActivityRecorded.class))
                .allSatisfy(event -> assertThat(document).contains(line(event)));
        assertThat(document).contains("| `message.received` |", "| `message.sent` |", "| `baton.test` |");
    }

    private static String line(Class<?> event) {
        var facts = ToldEvents.facts(event.getSimpleName());
        return "| `%s` | %s"
                .formatted(
                        ToldEvents.type(event.getSimpleName()),
                        facts.isEmpty() ? "" : "`" + String.join("`, `", facts) + "`");
    }

    static Stream<Class<?>> events() {
        return Arrays.stream(CaseEvent.class.getPermittedSubclasses());
    }

    private static ActivityRecorded said(Direction direction) {
        var number = new CaseNumber("C-000001");
        return new ActivityRecorded(
                number,
                new Interaction(7, number, NOW, NOW, direction, false, "sam", "Secret", null, null),
                false,
                null);
    }
}
