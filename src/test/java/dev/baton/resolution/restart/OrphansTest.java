package dev.baton.resolution.restart;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseProcess;
import dev.baton.casefile.Messages;
import dev.baton.casefile.Status;
import dev.baton.casefile.WorkStep;
import dev.baton.security.Visitor;
import dev.baton.sla.sweep.Sweeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A case whose process somebody deleted, and a deadline no timer watches, are found by the sweep, told, and set right. */
@BatonTest
class OrphansTest {

    private static final Map<String, Object> PROPOSED =
            Map.of("outcome", "resolved", "note_reply", "It is back.", "note_resolution", "Restarted.");
    private static final Map<String, Object> DOCUMENTED = Map.of(
            "rootCauseCategory", "unknown", "note_rootCause", "x", "note_prevention", "y", "note_articleTitle", "z");

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
    private TaskService tasks;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private TransactionTemplate transaction;

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
        desk.does(caseFile.get(number).accountable(), "Sign off resolution", number, Map.of("signOff", "approved"));
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
    void aProposedSolutionIsStillToBeSignedOff() {
        var number = desk.standardCase();
        desk.does("sam", "Work on case", number, PROPOSED);
        orphan(number);

        process.restart(number);

        assertThat(desk.tasks(number)).containsExactly("Give advice", "Sign off resolution");
        desk.does(
                "mara", "Sign off resolution", number, Map.of("signOff", "rejected", "note_signOff", "And the logs?"));
        assertThat(desk.tasks(number)).containsExactly("Work on case");
        assertThat(caseFile.get(number).step()).isEqualTo(WorkStep.WORK);
    }

    @Test
    void anAnalysisOfTheRootCauseGoesOn() {
        var number = desk.standardCase();
        desk.does(
                "sam",
                "Work on case",
                number,
                Map.of(
                        "outcome", "rootCauseNeeded",
                        "note_summary", "s",
                        "note_environment", "e",
                        "note_stepsTried", "t",
                        "note_hypothesis", "h",
                        "note_nextStep", "n"));
        orphan(number);

        process.restart(number);

        assertThat(desk.tasks(number)).containsExactly("Analyze root cause", "Give advice");
        desk.does("eli", "Analyze root cause", number, Map.of("note_rootCause", "r", "note_fix", "f"));
        assertThat(desk.tasks(number)).containsExactly("Work on case");
        orphan(number);
        process.restart(number);
        assertThat(desk.tasks(number)).containsExactly("Work on case");
    }

    @Test
    void whoIsAskedToTakeChargeIsStillAsked() {
        var number = desk.standardCase();
        desk.escalate(number, "hierarchical");
        var asked = caseFile.get(number).accountable();
        orphan(number);

        process.restart(number);

        assertThat(desk.tasks(number)).containsExactly("Take charge", "Work on case");
        assertThat(caseFile.get(number).accountable()).isEqualTo(asked);
        assertThat(desk.task("Take charge", number).orElseThrow().getAssignee()).isEqualTo(asked);
        desk.does(asked, "Take charge", number, Map.of("answer", "accepted"));
        desk.does(asked, "Lead escalation", number, Map.of("note_deEscalation", "explained"));
        assertThat(caseFile.get(number).accountable()).isEqualTo("mara");
        assertThat(caseFile.get(number).escalated()).isFalse();
    }

    @Test
    void whoLeadsAnEscalationLeadsItAndTheirTeamHasTheWork() {
        var number = desk.standardCase();
        desk.escalate(number, "functional");
        desk.does("eli", "Take charge", number, Map.of("answer", "accepted"));
        orphan(number);

        process.restart(number);

        assertThat(desk.tasks(number)).containsExactly("Lead escalation", "Work on case");
        assertThat(desk.task("Work on case", number).orElseThrow().getAssignee())
                .isEqualTo("eli");
        desk.does("eli", "Lead escalation", number, Map.of("note_deEscalation", "explained"));
        assertThat(caseFile.get(number).team()).isEqualTo("support-agent");
        assertThat(desk.sees("sam", "Work on case", number)).isTrue();
    }

    @Test
    void aQuestionNobodyAnsweredWhileTheProcessWasGoneClimbsOnce() {
        var number = desk.standardCase();
        desk.says(number, "outbound", "We look into it");
        desk.escalate(number, "hierarchical");
        var due = desk.dueOf("Take charge", number);
        orphan(number);
        desk.setTime(due.plus(Duration.ofMinutes(1)));
        sweeper.sweep(List.of(number));

        process.restart(number);
        desk.getsOn();

        assertThat(stories(number, "EscalationClimbed")).hasSize(1);
        assertThat(stories(number, "EscalationRequested")).hasSize(1);
        assertThat(desk.tasks(number)).containsOnlyOnce("Take charge");
    }

    @Test
    void theCustomersOpenWordIsStillToBeReadAndDocumentingWaitsForIt() {
        var number = resolved();
        desk.says(number, "inbound", "It is still broken");
        orphan(number);

        process.restart(number);

        assertThat(desk.tasks(number)).containsExactly("Document case", "Read customer's message");
        desk.does("sam", "Read customer's message", number, Map.of("word", "notSolved"));
        assertThat(caseFile.get(number).status()).isEqualTo(Status.OPEN);
    }

    @Test
    void aWordThatTheCustomerSaidWhileTheProcessWasGoneIsKeptAndRead() {
        var number = orphan(resolved());
        desk.says(number, "inbound", "It is still broken");

        process.restart(number);

        assertThat(desk.tasks(number)).containsExactly("Document case", "Read customer's message");
    }

    @Test
    void nobodyDocumentsACaseWhileAWordOfTheCustomersIsOpenWhateverTasksThereAre() {
        var number = resolved();
        desk.says(number, "inbound", "It is still broken");
        tasks.deleteCandidateGroup(
                desk.task("Read customer's message", number).orElseThrow().getId(), "support-agent");
        runtime.createProcessInstanceModification(
                        desk.task("Document case", number).orElseThrow().getProcessInstanceId())
                .cancelAllForActivity("userTask_readCustomersMessage")
                .execute();

        assertThatThrownBy(() -> desk.does("sam", "Document case", number, DOCUMENTED))
                .hasMessageContaining("The customer wrote on " + number);

        desk.says(number, "outbound", "We look into it again");
        desk.does("sam", "Document case", number, DOCUMENTED);
        assertThat(caseFile.get(number).status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void aWordThatNobodyReadsInTimeOpensTheCaseAlsoWithoutItsTimerAndEscalatesNothing() {
        var number = resolved();
        desk.says(number, "inbound", "It is still broken");
        runtime.createProcessInstanceModification(
                        desk.task("Document case", number).orElseThrow().getProcessInstanceId())
                .cancelAllForActivity("userTask_readCustomersMessage")
                .execute();
        desk.setTime(desk.now().plus(Duration.ofDays(5)));

        sweeper.sweep(List.of(number));

        assertThat(caseFile.get(number).status()).isEqualTo(Status.OPEN);
        assertThat(desk.tasks(number)).containsExactly("Work on case");
        assertThat(stories(number, "EscalationRequested")).isEmpty();
    }

    @Test
    void anAccountAtRiskStillGetsItsStrategyAndTheCaseCanBeSignedOff() {
        var number =
                desk.report(desk.account("premium", "red", "software", 200), facts("technical", "medium", "medium"));
        assertThat(desk.tasks(number)).containsExactly("Give advice", "Plan strategy", "Work on case");
        orphan(number);

        process.restart(number);

        assertThat(desk.tasks(number)).containsExactly("Give advice", "Plan strategy", "Work on case");
        desk.does("cleo", "Plan strategy", number, Map.of("note_strategy", "s", "note_nextStep", "n"));
        orphan(number);
        process.restart(number);
        assertThat(desk.tasks(number)).as("there is a strategy").containsExactly("Work on case");
    }

    @Test
    void whatTheAccountDidMeanwhileIsCaughtUp() {
        var account = desk.ordinaryAccount();
        var number = orphan(desk.report(account, facts("technical", "medium", "medium")));
        desk.put(
                "/api/accounts/" + account,
                Map.of("name", "Falling", "tier", "premium", "health", "red", "industry", "software"));
        desk.getsOn();
        assertThat(caseFile.get(number).highRisk()).isFalse();

        process.restart(number);

        assertThat(caseFile.get(number).highRisk()).isTrue();
        assertThat(desk.tasks(number)).containsOnlyOnce("Plan strategy");
    }

    @Test
    void whatCannotBeDoneWithoutAProcessIsRefusedWithWhoStartsItAgain() {
        var open = orphan(desk.standardCase());
        var resolved = orphan(resolved());

        assertThat(List.of(
                        asked(
                                HttpMethod.POST,
                                "/api/cases/%s/escalations".formatted(open),
                                Map.of("kind", "functional", "reason", "x")),
                        asked(
                                HttpMethod.PUT,
                                "/api/cases/%s/assessment".formatted(open),
                                facts("technical", "high", "high")),
                        asked(HttpMethod.POST, "/api/cases/%s/reopen".formatted(resolved), Map.of("reason", "x"))))
                .allSatisfy(answer -> assertThat(answer)
                        .startsWith("409")
                        .contains("is gone")
                        .contains("A manager starts it again on the page Deadlines; send it again then."));
        desk.says(open, "inbound", "Any news?");
        assertThat(desk.clock(open, "firstReply").get("state")).isEqualTo("running");
        assertThat(stories(open, "ActivityRecorded")).hasSize(1);
    }

    @Test
    void whoReopensSecondIsToldThatItIsOpen() throws Exception {
        var number = resolved();
        var second = new ArrayList<CompletableFuture<String>>();
        transaction.executeWithoutResult(begun -> {
            caseFile.lock(number);
            second.add(CompletableFuture.supplyAsync(() ->
                    asked(HttpMethod.POST, "/api/cases/%s/reopen".formatted(number), Map.of("reason", "second"))));
            awaitSomebodyWaiting();
            runtime.createMessageCorrelation(Messages.CASE_REOPENED)
                    .processInstanceBusinessKey(number.value())
                    .setVariable("note_reopening", "first")
                    .correlate();
        });

        assertThat(second.get(0).get(60, TimeUnit.SECONDS)).startsWith("409").contains("is open already");
        assertThat(stories(number, "CaseReopened")).containsExactly("Reopened: first");
    }

    @Test
    void anErrorThatNoModelCatchesFailsAndChangesNothing() {
        var number = orphan(resolved());
        runtime.startProcessInstanceByKey("documentation", number.value(), Map.of("taskPriority", 50));

        assertThatThrownBy(() -> runtime.createMessageCorrelation(Messages.CASE_REOPENED)
                        .processInstanceBusinessKey(number.value())
                        .correlate())
                .hasMessageContaining("baton.caseReopened");

        assertThat(caseFile.get(number).status()).isEqualTo(Status.RESOLVED);
        assertThat(desk.tasks(number)).containsExactly("Document case");
    }

    @Test
    void aSuspendedProcessIsAnAlarmUntilItIsActivated() {
        var number = desk.standardCase();
        var root = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value(), CaseProcess.KEY)
                .singleResult()
                .getId();
        runtime.suspendProcessInstanceById(root);
        sweeper.sweep(List.of(number));

        assertThat(alarms.open(Alarm.Kind.PROCESS_SUSPENDED)).containsExactly(number.value());
        assertThat(asked(
                        HttpMethod.POST,
                        "/api/cases/%s/escalations".formatted(number),
                        Map.of("kind", "functional", "reason", "x")))
                .startsWith("409")
                .contains("An administrator activates it in Cockpit.");

        runtime.activateProcessInstanceById(root);
        sweeper.sweep(List.of(number));
        assertThat(alarms.open(Alarm.Kind.PROCESS_SUSPENDED)).isEmpty();
    }

    @Test
    void alarmsEndWhenTheCaseIsClosedAlsoThoseOfOneThatWasClosedWithoutThem() {
        var number = orphan(resolved());
        sweeper.sweep(List.of(number));
        assertThat(desk.page("/deadlines")).contains("A case has no process").doesNotContain("deleted it");
        process.restart(number);
        assertThat(alarms.open(Alarm.Kind.PROCESS_GONE)).isEmpty();

        alarms.raise(Alarm.Kind.CLOCK_UNWATCHED, number.value(), "Next reply");
        desk.does("sam", "Document case", number, DOCUMENTED);
        assertThat(alarms.open()).isEmpty();

        alarms.raise(Alarm.Kind.CLOCK_UNWATCHED, number.value(), "Next reply");
        sweeper.endAlarms();
        assertThat(alarms.open()).isEmpty();
    }

    @Test
    void aNumberThatIsNoneIsToldAndNoFault() {
        for (var number : List.of("C-999999", "abc", "%20")) {
            var pressed =
                    Visitor.loggedIn(port, "mara").submit("/", "/deadlines/%s/restart".formatted(number), Map.of());

            assertThat(pressed.headers().firstValue(HttpHeaders.LOCATION))
                    .as(number)
                    .hasValueSatisfying(next -> assertThat(next).endsWith("/deadlines"));
        }
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

    private void awaitSomebodyWaiting() {
        var until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (jdbc.sql("select count(*) from pg_locks where not granted")
                        .query(Long.class)
                        .single()
                == 0) {
            assertThat(System.nanoTime()).as("somebody waits").isLessThan(until);
            Thread.onSpinWait();
        }
    }

    private CaseNumber resolved() {
        var number = desk.standardCase();
        desk.does("sam", "Work on case", number, PROPOSED);
        desk.does("mara", "Sign off resolution", number, Map.of("signOff", "approved"));
        return number;
    }

    private String asked(HttpMethod method, String path, Map<String, ?> body) {
        var answer = http.withBasicAuth("mara", "baton").exchange(path, method, new HttpEntity<>(body), String.class);
        return answer.getStatusCode().value() + " " + answer.getBody();
    }

    private CaseNumber orphan(CaseNumber number) {
        desk.losesItsProcess(number);
        return number;
    }

    private List<String> stories(CaseNumber number, String event) {
        return desk.stories(number, event);
    }
}
