package dev.baton;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.casefile.Account;
import dev.baton.casefile.Accounts;
import dev.baton.casefile.CaseEvent.ResolutionSignedOff;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Waiting;
import dev.baton.casefile.WaitingOn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Real incidents that waited on their users, at the times the log gives: the time a clock counted is what the log says when
 * it is added up by hand.
 *
 * <p>System property {@code baton.replay.waiting}: how many incidents for each calendar, 25 unless told.
 */
@BatonTest
class WaitingIncidentsTest {

    private static final int INCIDENTS = Integer.getInteger("baton.replay.waiting", 25);

    @Autowired
    private Desk desk;

    @Autowired
    private Accounts accounts;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private Waiting waiting;

    @BeforeEach
    void skipWithoutLog() {
        if (!IncidentLog.isThere()) {
            var why = "SKIPPED: no real incidents to replay, there is no " + IncidentLog.FILE.toAbsolutePath();
            System.err.println(why);
            Assumptions.abort(why);
        }
    }

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @ParameterizedTest
    @ValueSource(strings = {"24x7", "emea"})
    void theCountedTimeIsWhatTheLogAddsUpTo(String calendar) {
        var account = account(calendar);
        var incidents = waitingOnUser();
        assertThat(incidents).hasSize(INCIDENTS);

        for (var incident : incidents) {
            var number = play(incident, account);
            var clock = desk.clock(number, "resolution");
            assertThat(clock).containsEntry("calendar", calendar);
            assertThat(Duration.parse((String) clock.get("elapsed")))
                    .as(incident.number())
                    .isEqualTo(new HandCount(incident).counted(calendar));
        }
    }

    private CaseNumber play(Incident incident, String account) {
        desk.timeWas(incident.changes().get(0).at());
        var number = desk.report(account, Desk.facts("technical", "medium", "medium"));
        WaitingOn on = null;
        for (var change : incident.changes()) {
            desk.timeWas(change.at());
            on = wait(number, on, change.awaited());
        }
        caseFile.record(new ResolutionSignedOff(number, end(incident)));
        return number;
    }

    private WaitingOn wait(CaseNumber number, WaitingOn before, WaitingOn now) {
        if (before != null && before != now) {
            waiting.end(number, before);
        }
        if (now != null && before != now) {
            waiting.start(number, now, "as the log says");
        }
        return now;
    }

    private String account(String calendar) {
        var id = "incidents-" + calendar;
        accounts.save(new Account(
                id,
                id,
                "standard",
                null,
                null,
                null,
                "green",
                null,
                "manufacturing",
                Map.of("emea", "EMEA").get(calendar),
                null,
                null,
                true));
        return id;
    }

    private static List<Incident> waitingOnUser() {
        var all = IncidentLog.read().all().stream()
                .filter(incident -> incident.changes().stream()
                        .map(Incident.Change::awaited)
                        .anyMatch(Objects::nonNull))
                .filter(incident -> incident.changes().stream()
                        .anyMatch(change -> change.subStatus().equals("Wait - User")))
                .toList();
        return java.util.stream.IntStream.range(0, INCIDENTS)
                .mapToObj(index -> all.get((int) ((long) index * all.size() / INCIDENTS)))
                .toList();
    }

    private static Instant end(Incident incident) {
        return incident.changes().get(incident.changes().size() - 1).at();
    }
}
