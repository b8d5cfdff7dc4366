package dev.baton.models;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.baton.BatonTest;
import dev.baton.Visitor;
import dev.baton.alarms.Alarms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Models are tried with sample cases before they count; the refusal shows the case. */
@BatonTest
class DryRunTest {

    @Autowired
    private List<ModelInspection> inspections;

    @Autowired
    private DryRuns runs;

    @Autowired
    private Alarms alarms;

    @LocalServerPort
    private int port;

    @Test
    void aClockMisspeltInThePolicyIsRefusedWithTheCaseThatMeetsIt() throws IOException {
        assertThat(problems("sla.dmn", "<text>\"firstReply\"</text>", "<text>\"firstreply\"</text>"))
                .anySatisfy(problem -> assertThat(problem).contains("sla.dmn", "fails for", "no clock \"firstreply\""));
    }

    @Test
    void aReasonThatIsEmptyIsRefusedWithTheRow() throws IOException {
        assertThat(problems(
                        "sla.dmn",
                        "<text>\"A premium account is answered in three quarters of the time\"</text>",
                        "<text></text>"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("fails for a case with tier premium", "the column \"because\" is empty"));
    }

    @Test
    void aPolicyWithoutARowForAPriorityIsRefused() throws IOException {
        assertThat(problems("sla.dmn", "<text>\"P2\"</text>", "<text>\"P9\"</text>"))
                .anySatisfy(problem ->
                        assertThat(problem).contains("fails for", "priority=P2", "setBudgets", "no row applies"));
    }

    @Test
    void aGapBetweenScoresIsRefusedWithTheCaseThatFallsIntoIt() throws IOException {
        assertThat(problems("triage.dmn", "\\[50\\.\\.100\\)", "[80..100)"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("businessRuleTask_scoreCase", "fails for", "of which no row applies"));
    }

    @Test
    void aCadenceThatIsEmptyIsRefused() throws IOException {
        assertThat(problems("expectations.dmn", "<text>\"PT4H\"</text>", "<text></text>"))
                .anySatisfy(problem -> assertThat(problem).contains("leaves \"updateEvery\" empty"));
    }

    @Test
    void theModelsBatonComesWithPass() throws IOException {
        var files = new HashMap<String, byte[]>();
        try (var models = Files.list(Path.of("processes"))) {
            for (var model : models.filter(Files::isRegularFile).toList()) {
                files.put("processes/" + model.getFileName(), Files.readAllBytes(model));
            }
        }
        assertThat(inspections.stream()
                        .filter(ModelInspection::comesLast)
                        .flatMap(inspection -> inspection.problems(files).stream()))
                .isEmpty();
    }

    @Test
    void aRunThatWasCutShortIsShownUntilTheSameFilesAreTriedAsAWhole() {
        runs.tell("one.dmn", new DryRun(List.of(), 3, 10));

        var said = "Stopped after 3 of 10 sample cases: not all was tried.";
        assertThat(Visitor.named("otto", port).get("/models").body()).contains("one.dmn", said);
        assertThat(alarms.open())
                .filteredOn(alarm -> alarm.subject().equals("one.dmn"))
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.what()).startsWith(said));

        runs.tell("one.dmn", new DryRun(List.of(), 10, 10));

        assertThat(Visitor.named("otto", port).get("/models").body()).doesNotContain("one.dmn");
    }

    @Test
    void whatIsDeployedIsTriedWithEverySampleCase() throws IOException {
        var log = new ListAppender<ILoggingEvent>();
        var logger = (Logger) LoggerFactory.getLogger(DryRuns.class);
        logger.setLevel(Level.INFO);
        log.start();
        logger.addAppender(log);
        try {
            var changed = Files.readString(Path.of("processes/sla.dmn")).replace("PT24H", "PT23H");
            inspections.stream()
                    .filter(ModelInspection::comesLast)
                    .forEach(inspection ->
                            inspection.problems(Map.of("sla.dmn", changed.getBytes(StandardCharsets.UTF_8))));
        } finally {
            logger.detachAppender(log);
            logger.setLevel(null);
        }

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).matches("sla.dmn: All \\d+ sample cases were tried\\."));
    }

    @Test
    void aRunEndsInTimeHoweverManyCasesThereAre() {
        var tried = new java.util.concurrent.atomic.AtomicInteger();
        var cases = Collections.nCopies(1_000_000, SampleCase.examples().get(0));

        var run = DryRun.of(
                "x.dmn",
                cases,
                each -> {
                    tried.incrementAndGet();
                    for (var until = System.nanoTime() + 100_000; System.nanoTime() < until; ) {
                        Thread.onSpinWait();
                    }
                    return Optional.empty();
                },
                Duration.ofMillis(500));

        assertThat(tried).hasPositiveValue().hasValueLessThan(cases.size() / 2);
        assertThat(run.isWhole()).isFalse();
        assertThat(run.told())
                .isEqualTo("Stopped after %d of 1000000 sample cases: not all was tried.".formatted(tried.get()));
    }

    /** What the gate says of one file of decisions that comes alone, with one thing in it changed. */
    private List<String> problems(String name, String what, String with) throws IOException {
        var before = Files.readString(Path.of("processes", name));
        var after = before.replaceFirst(what, with);
        assertThat(after).as("the slip is in the file").isNotEqualTo(before);
        var files = Map.of("processes/" + name, after.getBytes(StandardCharsets.UTF_8));
        return inspections.stream()
                .filter(ModelInspection::comesLast)
                .flatMap(inspection -> inspection.problems(files).stream())
                .map(Object::toString)
                .toList();
    }
}
