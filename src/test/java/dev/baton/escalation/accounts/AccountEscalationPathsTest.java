package dev.baton.escalation.accounts;

import static dev.baton.AccountDesk.ACCEPTED;
import static dev.baton.AccountDesk.SET_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.AccountDesk;
import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.FullCoverage;
import dev.baton.Team;
import dev.baton.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/** Each test is a path through account-escalation.bpmn; together they walk every node and every flow. */
@BatonTest
@TestExecutionListeners(listeners = FullCoverage.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
class AccountEscalationPathsTest {

    private static final String ACCEPT = "Accept account escalation";
    private static final String SET = "Set up account escalation";
    private static final String MEET = "Meet exit criteria";
    private static final String UPDATE = "Update account contacts";
    private static final String REVIEW = "Review account escalation";
    private static final Map<String, Object> ENDED = Map.of("note_deEscalation", "A quiet week");

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private AccountDesk accounts;

    @Autowired
    private Team team;

    @Autowired
    private TaskService tasks;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcClient jdbc;

    private String account;

    @BeforeEach
    void anAccountOfCleo() {
        desk.setTime(desk.now());
        account = "ae-" + UUID.randomUUID();
        desk.put(
                "/api/accounts/" + account,
                Map.of("name", "Acme " + account, "tier", "vip", "health", "green", "csm", "cleo"));
    }

    @AfterEach
    void realTime() {
        accounts.holdsNothing();
        desk.realTime();
    }

    @Test
    void anAccountEscalationGoesFromRequestToReviewThroughTheRightHands() {
        var first = desk.report(account, Desk.facts("technical", "high", "high"));
        var second = desk.report(account, Desk.facts("technical", "medium", "medium"));
        var number = accounts.requests(account, first.value());

        assertThat(number).matches("AE-\\d{6,}");
        assertThat(accounts.tasks(number)).containsExactly(ACCEPT);
        assertThat(accounts.told("cs-manager", account)).containsExactly("accountEscalationRequested");
        assertThat(accounts.told("cleo", account)).containsExactly("accountEscalationYours");

        accounts.does("cleo", ACCEPT, number, ACCEPTED);
        assertThat(accounts.told("sam", account)).containsExactly("accountEscalationAccepted");
        assertThat(accounts.task(SET, number).orElseThrow())
                .satisfies(task -> assertThat(task.getAssignee()).isEqualTo("cleo"))
                .satisfies(task -> assertThat(task.getDueDate().toInstant())
                        .isEqualTo(desk.now().plus(Duration.ofHours(24))));

        accounts.does("cleo", SET, number, SET_UP);
        assertThat(accounts.part(number, "criteria"))
                .extracting(criterion -> criterion.get("text") + " " + criterion.get("owner"))
                .containsExactly("No outage for a week eli", "The sponsor heard from us cleo");
        var path = "/api/account-escalations/" + number;
        accounts.post("cleo", path + "/cases", Map.of("number", second.value()));
        accounts.post("eli", path + "/effort", Map.of("hours", 1.5));
        accounts.post("cleo", path + "/effort", Map.of("hours", 2, "note", "Called their board"));
        accounts.post("eli", path + "/effort", Map.of("hours", 0.25));
        accounts.put("cleo", path + "/trend", Map.of("trend", "improving"));
        accounts.settles("eli", number, accounts.part(number, "criteria").get(0), "met", "A week without any");
        accounts.settles("cleo", number, accounts.part(number, "criteria").get(1), "waived", "There is none");

        accounts.does("cleo", MEET, number, ENDED);
        assertThat(accounts.tasks(number)).as("the update ends with the lead").containsExactly(REVIEW);
        assertThat(promised(number)).containsExactly("cleo ENDED");
        accounts.does("cleo", REVIEW, number, Map.of("note_review", "Ask for an owner on the first day"));

        var shown = accounts.shown("sam", number);
        assertThat(shown)
                .containsEntry("state", "ENDED")
                .containsEntry("channel", "#acme")
                .containsEntry("trend", "IMPROVING")
                .containsEntry("review", "Ask for an owner on the first day")
                .containsEntry("effort", Map.of("cleo", 2.0, "eli", 1.75));
        assertThat(accounts.part(number, "cases"))
                .extracting(member -> member.get("number"))
                .containsExactly(first.value(), second.value());
        assertThat(accounts.history(number))
                .containsSubsequence(
                        "requested",
                        "accepted",
                        "criterionAdded",
                        "setUp",
                        "caseAdded",
                        "effort",
                        "criterionMet",
                        "criterionWaived",
                        "deEscalated",
                        "reviewed");
        assertThat(accounts.runs(number)).isFalse();
        assertThat(wordsInTheEngine(number))
                .as("free text stays out of the engine")
                .isZero();
    }

    @Test
    void withoutMeritItIsDeclinedWithAReasonThatTheAskerSees() {
        desk.report(account, Desk.facts("technical", "medium", "medium"));
        var number = accounts.requests(account);

        assertThatThrownBy(() -> accounts.does("cleo", ACCEPT, number, Map.of("answer", "declined")))
                .hasMessageContaining("Why it is without merit");
        accounts.does("cleo", ACCEPT, number, Map.of("answer", "declined", "note_answer", "One case says it all"));

        assertThat(accounts.told("sam", account)).containsExactly("accountEscalationDeclined");
        assertThat(accounts.shown("sam", number))
                .containsEntry("state", "DECLINED")
                .containsEntry("answer", "One case says it all");
        assertThat(accounts.runs(number)).isFalse();
        assertThat(accounts.post("vera", "/api/account-escalations/" + number + "/effort", Map.of("hours", 1))
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
    }

    @Test
    void whatIsNotAcceptedOrSetUpInTimeIsAskedOfTheNextAuthorityAsWell() {
        accounts.put("cleo", "/api/accounts/" + account + "/sponsor", Map.of("person", "vera"));
        var number = asked("cleo");

        desk.passes(Duration.ofHours(25));
        assertThat(accounts.history(number)).containsExactly("requested", "late.acceptance");
        assertThat(accounts.told("leadership", account)).containsExactly("accountEscalationLate.acceptance");
        assertThat(accounts.told("vera", account))
                .containsExactly("accountSponsor", "accountEscalationRequested", "accountEscalationLate.acceptance");

        accounts.does("vera", ACCEPT, number, ACCEPTED);
        desk.passes(Duration.ofHours(25));
        assertThat(accounts.history(number)).containsExactly("requested", "late.acceptance", "accepted", "late.setUp");
        assertThat(accounts.told("cleo", account)).contains("accountEscalationLate.setUp");
        assertThat(groups(number)).containsExactly("leadership");
        accounts.does("cleo", SET, number, SET_UP);
        assertThat(accounts.state(number)).isEqualTo("LEADING");
    }

    @Test
    void theAccountHearsOfItThreeTimesAWeekAndNeverTwoRemindersAreOpen() {
        var number = led();

        desk.passes(Duration.ofHours(55));
        assertThat(accounts.tasks(number)).containsExactly(MEET);
        accounts.post("cleo", "/api/account-escalations/" + number + "/updates", Map.of("text", "On its way"));
        desk.passes(Duration.ofHours(55));
        assertThat(accounts.tasks(number))
                .as("the update that was given counts")
                .containsExactly(MEET);
        desk.passes(Duration.ofDays(9));
        assertThat(accounts.tasks(number)).containsExactly(MEET, UPDATE);

        accounts.does("cleo", UPDATE, number, Map.of("note_update", "It is better now"));
        assertThat(accounts.tasks(number)).containsExactly(MEET);
        desk.passes(Duration.ofHours(57));
        accounts.post("cleo", "/api/account-escalations/" + number + "/updates", Map.of("text", "Told them myself"));
        assertThat(accounts.tasks(number))
                .as("given on the page while it was due")
                .containsExactly(MEET);
        assertThat(accounts.history(number)).containsSubsequence("update", "update", "update");
        assertThat(promised(number)).containsExactly("cleo KEPT", "cleo BROKEN", "cleo BROKEN", "null null");
    }

    @Test
    void itDoesNotEndWhileAnExitCriterionIsOpenAndSaysWhichOnesAre() {
        var number = led();
        assertThatThrownBy(() -> accounts.does("cleo", MEET, number, ENDED))
                .hasMessageContaining("\"No outage for a week\" (eli)")
                .hasMessageContaining("\"The sponsor heard from us\" (cleo)");

        var criteria = accounts.part(number, "criteria");
        accounts.settles("eli", number, criteria.get(0), "met", null);
        assertThat(accounts.settles("cleo", number, criteria.get(1), "waived", " ")
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThatThrownBy(() -> accounts.does("cleo", MEET, number, ENDED))
                .hasMessageContaining("The sponsor heard from us")
                .hasMessageNotContaining("No outage");
        assertThat(accounts.state(number)).isEqualTo("LEADING");
    }

    @Test
    void onceAllCriteriaAreSettledItEndsOrSomebodySaysWhyNot() {
        var number = led();
        accounts.meets(number);
        assertThat(accounts.task(MEET, number).orElseThrow().getDueDate().toInstant())
                .isEqualTo(desk.now().plus(Duration.ofHours(48)));

        var one = accounts.part(number, "criteria").get(0);
        accounts.settles("vera", number, one, "open", "It came back");
        desk.passes(Duration.ofHours(49));
        assertThat(accounts.history(number)).as("nothing has to end").doesNotContain("late.ending");

        accounts.settles("vera", number, one, "met", null);
        desk.passes(Duration.ofHours(49));
        assertThat(accounts.history(number)).endsWith("criterionMet", "late.ending");
        assertThat(accounts.told("cleo", account)).endsWith("accountEscalationLate.ending");

        accounts.post(
                "cleo", "/api/account-escalations/" + number + "/continuation", Map.of("reason", "Their audit is on"));
        assertThat(accounts.shown("cleo", number)).containsEntry("goesOnBecause", "Their audit is on");
        desk.passes(Duration.ofHours(49));
        assertThat(accounts.history(number)).as("reminded again").endsWith("goesOn", "late.ending");
        accounts.does("cleo", MEET, number, ENDED);
        assertThat(accounts.state(number)).isEqualTo("REVIEWING");
    }

    @Test
    void whoeverLeavesIsFollowedBySomebodyElseOfCustomerSuccess() {
        team.joins("cara", "cs-manager");
        desk.put("/api/accounts/" + account, Map.of("name", "Acme", "tier", "vip", "csm", "cara"));
        try {
            var asked = asked("vera");
            var led = led();
            tasks.setAssignee(accounts.task(ACCEPT, asked).orElseThrow().getId(), "cara");
            var criterion = accounts.post(
                    "vera",
                    "/api/account-escalations/" + led + "/criteria",
                    Map.of("text", "Cara has seen them", "owner", "cara"));
            assertThat(criterion.getStatusCode().value()).isEqualTo(201);

            team.isDeleted("cara");

            assertThat(accounts.shown("vera", led)).containsEntry("responsible", "cleo");
            assertThat(accounts.task(MEET, led).orElseThrow().getAssignee()).isEqualTo("cleo");
            assertThat(accounts.part(led, "criteria"))
                    .extracting(one -> one.get("owner"))
                    .containsExactly("eli", "cleo", "cleo");
            assertThat(accounts.history(led)).endsWith("responsible", "criteriaGiven");
            assertThat(accounts.part(led, "history")).last().hasFieldOrPropertyWithValue("text", "cara is gone");
            assertThat(accounts.task(ACCEPT, asked).orElseThrow().getAssignee()).isNull();
            accounts.does("cleo", ACCEPT, asked, ACCEPTED);
        } finally {
            desk.put("/api/accounts/" + account, Map.of("name", "Acme", "tier", "vip", "csm", "cleo"));
        }
    }

    @Test
    void whereNobodyIsLeftInCustomerSuccessTheNextAuthorityHasIt() {
        team.holdsNothing();
        var asked = asked("vera");
        var led = led();
        try {
            team.leaves("cleo", "cs-manager");

            assertThat(accounts.shown("vera", led).get("responsible")).isNotEqualTo("cleo");
            assertThat(accounts.task(MEET, led).orElseThrow().getAssignee())
                    .isEqualTo(accounts.shown("vera", led).get("responsible"));
            assertThat(groups(asked)).hasSize(2).contains("cs-manager");
            var next = asked("vera");
            assertThat(groups(next)).hasSize(1).doesNotContain("cs-manager");
        } finally {
            team.joins("cleo", "cs-manager");
        }
    }

    @Test
    void theCaseInWhichADuplicateGoesOnTakesItsPlace() {
        var main = desk.report(account, Desk.facts("technical", "medium", "medium"));
        var duplicate = desk.report(account, Desk.facts("technical", "medium", "medium"));
        var one = accounts.requests(account, duplicate.value());
        var both = accounts.requests(account, duplicate.value(), main.value());

        desk.post("/api/cases/%s/links".formatted(duplicate), Map.of("to", main.value(), "kind", "duplicate"));

        for (var number : List.of(one, both)) {
            assertThat(String.valueOf(accounts.shown("vera", number).get("cases")))
                    .contains(main.value())
                    .doesNotContain(duplicate.value());
            assertThat(accounts.history(number)).containsExactly("requested", "caseMerged");
        }
    }

    @Test
    void aTaskFromWhichSomebodyTakesTheirNameGoesBackToWhoIsResponsible() {
        var number = led();
        var task = accounts.task(MEET, number).orElseThrow();

        tasks.setAssignee(task.getId(), null);
        assertThat(accounts.task(MEET, number).orElseThrow().getAssignee()).isEqualTo("cleo");
        accounts.put(
                "vera",
                "/api/account-escalations/" + number + "/responsible",
                Map.of("person", "vera", "reason", "Their board asked for her"));
        assertThat(accounts.task(MEET, number).orElseThrow().getAssignee()).isEqualTo("vera");
        assertThat(accounts.put(
                                "vera",
                                "/api/account-escalations/" + number + "/responsible",
                                Map.of("person", "sam", "reason", "He has time"))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
    }

    @Test
    void withoutItsProcessItIsStartedAgainWhereItStood() {
        var number = led();
        accounts.meets(number);
        accounts.losesItsProcess(number);

        assertThat(accounts.runs(number)).isFalse();
        assertThat(restart(number)).isEqualTo(302);
        assertThat(accounts.tasks(number)).containsExactly(MEET);
        assertThat(accounts.history(number)).endsWith("restarted");
        restart(number);
        assertThat(accounts.tasks(number)).as("once").containsExactly(MEET);
        desk.passes(Duration.ofHours(49));
        assertThat(accounts.history(number)).as("its clocks run").endsWith("late.ending");
        accounts.does("cleo", MEET, number, ENDED);
        accounts.losesItsProcess(number);
        restart(number);
        accounts.does("cleo", REVIEW, number, Map.of("note_review", "Nothing"));
        assertThat(accounts.state(number)).isEqualTo("ENDED");
    }

    private int restart(String number) {
        var page = "/account-escalations/" + number;
        var cleo = Visitor.loggedIn("cleo", port);
        return cleo.form(page + "/restart", Map.of("_csrf", cleo.token(page))).status();
    }

    private String asked(String by) {
        return accounts.requests(by, account, "They lose orders " + UUID.randomUUID(), List.of());
    }

    private String led() {
        var number = asked("vera");
        accounts.does("cleo", ACCEPT, number, ACCEPTED);
        accounts.does((String) accounts.shown("vera", number).get("responsible"), SET, number, SET_UP);
        return number;
    }

    private List<String> groups(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .flatMap(task -> tasks.getIdentityLinksForTask(task.getId()).stream())
                .filter(link -> link.getGroupId() != null)
                .map(link -> link.getGroupId())
                .sorted()
                .toList();
    }

    private long wordsInTheEngine(String number) {
        return history.createHistoricVariableInstanceQuery().list().stream()
                        .filter(variable -> variable.getName().startsWith("note_"))
                        .filter(variable -> number.equals(history.createHistoricProcessInstanceQuery()
                                .processInstanceId(variable.getProcessInstanceId())
                                .singleResult()
                                .getBusinessKey()))
                        .count()
                + jdbc.sql("select count(*) from act_ru_variable where name_ like 'note\\_%'")
                        .query(Long.class)
                        .single();
    }

    private java.util.List<String> promised(String number) {
        return jdbc.sql("""
                select concat(coalesce(held_by, 'null'), ' ', coalesce(outcome, 'null')) from promise
                where account_escalation = ? order by id
                """).param(number).query(String.class).list();
    }
}
