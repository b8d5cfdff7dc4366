package dev.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What Baton keeps when real incidents are played against it, over HTTP alone.
 *
 * <p>System properties, each with {@code baton.replay.} before it: {@code incidents} (how many, 25), {@code log} (the log's
 * file), {@code source} (the source the cases come from; a Baton takes each incident once from one), {@code password}
 * (everyone's, "baton"), {@code admin} ({@code user:password} of who creates missing people), {@code statistics} (JDBC
 * address of Baton's PostgreSQL, to count its statements) with {@code statistics.user} and {@code statistics.password}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class IncidentLogPromises {

    private static final int INCIDENTS = Integer.getInteger("baton.replay.incidents", 25);
    private static final String PASSWORD = property("password").orElse("baton");

    private LogReplay replay;
    private List<Incident> incidents;
    private @Nullable List<Outcome> outcomes;

    abstract String url();

    /** Not before all: the coverage of the models is measured from the start of a test to its end. */
    @BeforeEach
    void playTheLogOnce() {
        skipWithoutLog();
        if (outcomes == null) {
            playTheLog();
        }
    }

    private void playTheLog() {
        property("admin").ifPresent(login -> new ReplayPeople(url(), login, PASSWORD).createMissing());
        incidents = IncidentLog.read().sample(INCIDENTS);
        var desk = new HttpDesk(url(), PASSWORD);
        replay = new LogReplay(desk, incidents);
        var statements = property("statistics").map(IncidentLogPromises::statements);
        var took = replay.play();
        var calls = desk.calls();
        var uses = statements.map(SqlStatements::since);
        outcomes = replay.outcomes();
        var summary = new ReplaySummary(outcomes, took, calls)
                .failures(replay.failures().values());
        uses.ifPresent(summary::statements);
        summary.publish();
    }

    @Test
    void everyIncidentIsPlayedToItsEnd() {
        assertThat(replay.failures()).isEmpty();
    }

    @Test
    void everyIncidentBecomesOneCaseAndNoneIsLost() {
        assertThat(outcomes).extracting(Outcome::number).doesNotHaveDuplicates().hasSameSizeAs(incidents);
        assertThat(outcomes)
                .allMatch(outcome -> outcome.subject()
                        .get("externalId")
                        .asText()
                        .equals(outcome.incident().number()));
    }

    @Test
    void anIncidentReportedAgainIsTheSameCase() {
        Map<Incident, String> expected =
                outcomes.stream().collect(Collectors.toMap(Outcome::incident, outcome -> "200 " + outcome.number()));
        assertThat(replay.reportAgain()).isEqualTo(expected);
    }

    @Test
    void everyMoveUpALineIsExactlyOneFunctionalEscalation() {
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.functionalEscalations())
                        .as(outcome.number())
                        .isEqualTo(outcome.incident().movesUp()));
    }

    @Test
    void everyCompletedIncidentIsAClosedCaseWithNothingLeftToDo() {
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.incident().isCompleted())
                .allMatch(Outcome::isClosed)
                .allMatch(outcome -> outcome.openTasks() == 0)
                .allMatch(outcome -> outcome.openEscalations() == 0);
    }

    @Test
    void everyOtherIncidentIsAnOpenCaseThatIsNotStuck() {
        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.incident().isCompleted())
                .isNotEmpty()
                .noneMatch(Outcome::isClosed)
                .allMatch(outcome -> outcome.openTasks() > 0);
    }

    private static void skipWithoutLog() {
        if (!IncidentLog.isThere()) {
            var why = "SKIPPED: no real incidents to replay, there is no " + IncidentLog.FILE.toAbsolutePath();
            System.err.println(why);
            Assumptions.abort(why);
        }
    }

    private static SqlStatements statements(String url) {
        return new SqlStatements(
                url,
                property("statistics.user").orElse("baton"),
                property("statistics.password").orElse(""));
    }

    static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty("baton.replay." + name));
    }
}
