package dev.baton.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.CaseNumber;
import dev.baton.security.Visitor;
import dev.baton.sla.timers.Sweeper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case whose process somebody deleted, and a deadline no timer watches, are found by the sweep, told, and set right. */
@BatonTest
class OrphansTest {

    @Autowired
    private Desk desk;

    @Autowired
    private Sweeper sweeper;

    @Autowired
    private RestartProcess process;

    @Autowired
    private Alarms alarms;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TestRestTemplate http;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void now() {
        desk.setTime(desk.now());
    }

    @AfterEach
    void later() {
        desk.realTime();
        jdbc.sql("update alarm set settled_at = now() where settled_at is null").update();
    }

    @Test
    void aCaseWhoseProcessWasDeletedIsToldWithinTheNextSweep() {
        var number = orphan(desk.criticalCase());

        sweeper.sweep(List.of(number));
        sweeper.sweep(List.of(number));

        assertThat(alarms.open(Alarm.Kind.PROCESS_GONE)).containsExactly(number.value());
        assertThat(stories(number, "ProcessLost")).hasSize(1);
        assertThat(desk.page("/")).contains(number.value()).contains("mara answers for it");
        assertThat(desk.page("/deadlines")).contains("Start its process again");
        assertThat(http.withBasicAuth("sam", "baton").getForObject("/", String.class))
                .doesNotContain(number.value());
        assertThat(http.withBasicAuth("admin", "baton").getForObject("/actuator/health", String.class))
                .contains(number.value());
        assertThat(http.getForObject("/actuator/health", String.class)).doesNotContain(number.value());
    }

    @Test
    void aDeadlineThatPassesWhileTheProcessIsGoneIsTold() {
        var number = orphan(desk.criticalCase());

        desk.passes(Duration.ofHours(8));
        sweeper.sweep(List.of(number));
        sweeper.sweep(List.of(number));

        assertThat(stories(number, "DeadlinePassed"))
                .filteredOn(story -> story.contains("Resolution"))
                .hasSize(1);
        assertThat(stories(number, "DeadlineUnwatched")).isNotEmpty();
    }

    @Test
    void aButtonStartsTheProcessAgainWhereTheCaseStoodAndHandsOnWhatPassedMeanwhile() {
        var number = desk.standardCase();
        desk.says(number, "outbound", "We look into it");
        orphan(number);
        desk.passes(Duration.ofDays(14));
        sweeper.sweep(List.of(number));

        process.restart(number);
        desk.getsOn();
        sweeper.sweep(List.of(number));

        assertThat(desk.tasks(number)).contains("Work on case", "Take charge");
        assertThat(alarms.open(Alarm.Kind.PROCESS_GONE)).isEmpty();
        assertThat(stories(number, "ProcessRestarted")).hasSize(1);
        desk.does(
                "sam",
                "Work on case",
                number,
                Map.of("outcome", "resolved", "note_reply", "It is back.", "note_resolution", "Restarted."));
        desk.does("mara", "Sign off resolution", number, Map.of("signOff", "approved"));
        assertThat(desk.tasks(number)).containsExactly("Document case");
    }

    @Test
    void aCaseInTriageAndAResolvedOneGoOnWhereTheyStood() {
        var triage = desk.report(desk.ordinaryAccount(), Map.of());
        orphan(triage);
        process.restart(triage);
        assertThat(desk.tasks(triage)).containsExactly("Triage case");

        var resolved = desk.standardCase();
        desk.does(
                "sam",
                "Work on case",
                resolved,
                Map.of("outcome", "resolved", "note_reply", "Back.", "note_resolution", "R."));
        desk.does("mara", "Sign off resolution", resolved, Map.of("signOff", "approved"));
        orphan(resolved);
        process.restart(resolved);
        assertThat(desk.tasks(resolved)).containsExactly("Document case");
    }

    @Test
    void managersPressTheButtonAndAgentsDoNot() {
        var number = orphan(desk.standardCase());
        var path = "/deadlines/%s/restart".formatted(number);
        sweeper.sweep(List.of(number));

        assertThat(Visitor.loggedIn(port, "sam").submit("/", path, Map.of()).statusCode())
                .isEqualTo(403);
        var pressed = Visitor.loggedIn(port, "mara").submit("/deadlines", path, Map.of());

        assertThat(pressed.headers().firstValue(HttpHeaders.LOCATION))
                .hasValueSatisfying(next -> assertThat(next).endsWith("/deadlines"));
        assertThat(desk.tasks(number)).contains("Work on case");
        assertThat(jdbc.sql("select who from case_event where case_number = ? and event = 'ProcessRestarted'")
                        .param(number.value())
                        .query(String.class)
                        .single())
                .isEqualTo("mara");
    }

    @Test
    void noClockOfTheShippedModelsRunsUnwatched() {
        var triage = desk.report(desk.ordinaryAccount(), Map.of());
        var answered = desk.standardCase();
        desk.says(answered, "outbound", "We look into it");
        desk.says(answered, "inbound", "When?");
        desk.escalate(answered, "hierarchical");
        var proposed = desk.criticalCase();
        desk.does(
                "sam",
                "Work on case",
                proposed,
                Map.of("outcome", "resolved", "note_reply", "Back.", "note_resolution", "R."));

        sweeper.sweep(List.of(triage, answered, proposed));

        assertThat(alarms.open()).isEmpty();
    }

    @Test
    void aClockThatNoTimerWatchesIsAnAlarmBeforeItsDeadline() {
        var number = desk.standardCase();
        jdbc.sql(
                        "update sla_clock set anchor = now(), due = now() + interval '1 day', next_at = now() + interval '1 day', met_at = null where case_number = ? and name = 'triage'")
                .param(number.value())
                .update();

        sweeper.sweep(List.of(number));

        assertThat(alarms.open(Alarm.Kind.CLOCK_UNWATCHED)).containsExactly(number.value());
        assertThat(desk.page("/deadlines"))
                .contains("A clock runs and no timer watches it")
                .contains("Triage");
    }

    private CaseNumber orphan(CaseNumber number) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .rootProcessInstances()
                .list()
                .forEach(root -> runtime.deleteProcessInstance(root.getId(), "cancelled in Cockpit"));
        return number;
    }

    private List<String> stories(CaseNumber number, String event) {
        return desk.stories(number, event);
    }
}
