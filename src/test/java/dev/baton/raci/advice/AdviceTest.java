package dev.baton.raci.advice;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.RuleSlips;
import dev.baton.Team;
import dev.baton.casefile.CaseNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is Consulted is asked beside the work, whatever becomes of it meanwhile; who is Informed is told once. */
@BatonTest
class AdviceTest {

    private static final String ADVICE = "Give advice";
    private static final Map<String, Object> GIVEN = Map.of("note_advice", "Call them before Friday");

    @Autowired
    private Desk desk;

    @Autowired
    private Team team;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private AdviceQuestions questions;

    @Autowired
    private AdviceGoesOn goesOn;

    @Autowired
    private TransactionTemplate transaction;

    private RuleSlips tables;

    @BeforeEach
    void freezeTime() {
        desk.setTime(desk.now());
        tables = new RuleSlips(repository);
    }

    @AfterEach
    void asItWas() {
        tables.withdraw();
        team.joins("cleo", "cs-manager");
        team.joins("eli", "engineering");
        desk.realTime();
    }

    @Test
    void whoIsConsultedAnswersAndTheAskerReadsItBesideTheWork() {
        var number = atTheSignOff();
        assertThat(desk.sees("cleo", ADVICE, number)).isTrue();
        assertThat(desk.sees("sam", ADVICE, number)).isFalse();

        desk.does("cleo", ADVICE, number, GIVEN);

        assertThat(desk.page("/cases/" + number)).contains("Call them before Friday");
        assertThat(noticesOf(number, "adviceGiven")).hasSize(1);
        assertThat(desk.tasks(number)).containsExactly("Sign off resolution");
        assertThat(engineHolds("Call them before Friday"))
                .as("free text in the engine")
                .isZero();
    }

    @Test
    void anEmptyAdviceIsRefusedAndTheQuestionStays() {
        var number = atTheSignOff();

        assertThatThrownBy(() -> desk.does("cleo", ADVICE, number, Map.of("note_advice", " ")))
                .hasMessageContaining("Fill in \"Advice\".");

        assertThat(desk.tasks(number)).contains(ADVICE);
    }

    @Test
    void theWorkGoesOnWithoutAdviceThatDoesNotComeInTime() {
        var number = atTheSignOff();

        desk.passes(Duration.ofDays(4));

        assertThat(ended(number))
                .containsExactly(
                        "No advice of cs-manager on resolution sign off: the time for it is over, the work goes on without it");
        assertThat(desk.tasks(number)).contains("Sign off resolution").doesNotContain(ADVICE);
        assertThat(desk.page("/cases/" + number)).contains("the work goes on without it");
    }

    @Test
    void theQuestionEndsWhenTheActivityIsDoneFirst() {
        var number = desk.report(desk.ordinaryAccount(), facts("technical", "medium", "medium"));
        desk.does("sam", "Work on case", number, brief());
        assertThat(desk.sees("sana", ADVICE, number)).isTrue();

        desk.does("eli", "Analyze root cause", number, Map.of("note_rootCause", "Disk", "note_fix", "Bigger disk"));

        assertThat(ended(number))
                .containsExactly("No advice of support-agent on root cause analysis: it was done before");
        assertThat(desk.tasks(number)).containsExactly("Work on case");
    }

    @Test
    void aRefusedSignOffIsAskedAboutAnewTheNextTime() {
        var number = atTheSignOff();
        desk.does("mara", "Sign off resolution", number, Map.of("signOff", "rejected", "note_signOff", "Not tested"));
        assertThat(desk.tasks(number)).containsExactly("Work on case");

        desk.does("sam", "Work on case", number, Desk.RESOLVED);

        assertThat(desk.tasks(number)).containsExactly(ADVICE, "Sign off resolution");
    }

    @Test
    void aGroupOfWhichNobodyIsThereIsNotAskedAndTheStorySaysSo() {
        jdbc.sql("""
                insert into absence (person, from_at, to_at)
                select user_id_, now() - interval '9 days', now() + interval '99 days' from act_id_membership
                where group_id_ = 'cs-manager'
                """).update();
        try {
            var number = atTheSignOff();

            assertThat(desk.tasks(number)).doesNotContain(ADVICE);
            assertThat(ended(number)).hasSize(1);
        } finally {
            jdbc.sql("delete from absence").update();
        }
    }

    @Test
    void nobodyIsAskedTheSameTwiceWhileTheQuestionIsOpen() {
        var number = atTheSignOff();

        assertThat(questions.ask(number, "resolutionSignOff", "cs-manager", desk.now()))
                .isEmpty();
        assertThat(questions.ask(number, "resolutionSignOff", "engineering", desk.now()))
                .isPresent();
    }

    @Test
    void anEscalationLeavesTheQuestionWithWhoIsAsked() {
        var number = atTheSignOff();

        desk.escalate(number, "hierarchical");

        assertThat(desk.tasks(number)).contains(ADVICE);
        desk.does("cleo", ADVICE, number, GIVEN);
        assertThat(desk.tasks(number)).doesNotContain(ADVICE);
    }

    @Test
    void nobodyIsLeftWithAQuestionOfACaseThatWasReopened() {
        var number = desk.criticalCase();
        desk.resolves(number);
        assertThat(desk.sees("eli", ADVICE, number))
                .as("asked about the lesson")
                .isTrue();

        desk.post("/api/cases/%s/reopen".formatted(number), Map.of("reason", "It stops again"));

        assertThat(ended(number)).anyMatch(story -> story.endsWith("on documentation: the case was reopened"));
        assertThat(desk.tasks(number)).doesNotContain(ADVICE);
    }

    @Test
    void nobodyIsLeftWithAQuestionOfADuplicate() {
        var account = desk.ordinaryAccount();
        var main = desk.report(account, facts("technical", "medium", "medium"));
        var duplicate = desk.report(account, facts("technical", "medium", "medium"));
        desk.does("sam", "Work on case", duplicate, Desk.RESOLVED);

        desk.post("/api/cases/%s/links".formatted(duplicate), Map.of("to", main.value(), "kind", "duplicate"));

        assertThat(desk.tasks(duplicate)).isEmpty();
        assertThat(ended(duplicate)).anyMatch(story -> story.endsWith("the case is closed"));
    }

    @Test
    void thatNobodyIsThereToBeAskedIsTold() {
        team.leaves("cleo", "cs-manager");

        var number = atTheSignOff();

        assertThat(ended(number))
                .containsExactly("No advice of cs-manager on resolution sign off: nobody else is there to be asked");
        assertThat(desk.tasks(number)).containsExactly("Sign off resolution");
    }

    @Test
    void whoTookTheQuestionOnAndLeavesGivesItBackToTheGroup() {
        team.joins("carla", "cs-manager");
        var number = atTheSignOff();
        tasks.claim(desk.task(ADVICE, number).orElseThrow().getId(), "carla");

        team.isDeleted("carla");

        assertThat(desk.task(ADVICE, number).orElseThrow().getAssignee()).isNull();
        desk.does("cleo", ADVICE, number, GIVEN);
    }

    @Test
    void theQuestionGoesOnWhenTheProcessOfTheCaseIsStartedAgain() {
        var number = atTheSignOff();
        var due = desk.dueOf(ADVICE, number);
        desk.losesItsProcess(number);

        restarted(number);

        assertThat(desk.dueOf(ADVICE, number)).isEqualTo(due);
        desk.does("cleo", ADVICE, number, GIVEN);
        assertThat(ended(number)).isEmpty();
    }

    @Test
    void aQuestionWhoseHourPassedWithoutAProcessIsOver() {
        var number = atTheSignOff();
        desk.losesItsProcess(number);
        desk.passes(Duration.ofDays(4));

        restarted(number);

        assertThat(desk.tasks(number)).doesNotContain(ADVICE);
        assertThat(ended(number)).singleElement().asString().contains("the time for it is over");
    }

    @Test
    void aRoleIsConsultedByEditingTheTableAlone() {
        tables.spoil(
                "raci.dmn",
                "<outputEntry id=\"then_initialTriage3\">\n          <text>\"\"",
                "<outputEntry id=\"then_initialTriage3\">\n          <text>\"leadership\"");

        var number = desk.report(desk.ordinaryAccount(), Map.of());

        assertThat(desk.tasks(number)).containsExactly(ADVICE, "Triage case");
        assertThat(desk.sees("vera", ADVICE, number)).isTrue();
    }

    @Test
    void whoDoesItIsNotAskedAboutIt() {
        tables.spoil(
                "raci.dmn",
                "<outputEntry id=\"then_initialTriage3\">\n          <text>\"\"",
                "<outputEntry id=\"then_initialTriage3\">\n          <text>\"support-agent\"");

        assertThat(desk.tasks(desk.report(desk.ordinaryAccount(), Map.of()))).containsExactly("Triage case");
    }

    /** As installations have it that changed theirs: one input, and no row for what was a part of another activity. */
    @Test
    void aTableOfBeforeGoesOnWorking() throws IOException {
        repository
                .createDeployment()
                .source("a slip")
                .addString("raci.dmn", Files.readString(Path.of("src/test/resources/models/raci-by-activity.dmn")))
                .deploy();

        var number = desk.standardCase();

        assertThat(desk.tasks(number)).containsExactly("Work on case");
        desk.does("sam", "Work on case", number, Desk.RESOLVED);
        assertThat(desk.tasks(number)).containsExactly(ADVICE, "Sign off resolution");
    }

    @Test
    void whoIsInformedIsToldOnceAndTheManagerOfTheAccountInPerson() {
        var account = desk.ordinaryAccount();
        jdbc.sql("update account set csm = 'cleo' where id = ?").param(account).update();
        var number = desk.report(account, Map.of());

        desk.does(
                "sam", "Triage case", number, Map.of("category", "technical", "impact", "medium", "urgency", "medium"));

        assertThat(noticesOf(number, "informed")).containsExactlyInAnyOrder("cleo", "engineering");
    }

    @Test
    void aManagerWhomBatonDoesNotKnowIsToldWithTheGroup() {
        var account = desk.ordinaryAccount();
        jdbc.sql("update account set csm = 'somebody@crm' where id = ?")
                .param(account)
                .update();
        var number = desk.report(account, Map.of());

        desk.does(
                "sam", "Triage case", number, Map.of("category", "technical", "impact", "medium", "urgency", "medium"));

        assertThat(noticesOf(number, "informed")).containsExactlyInAnyOrder("cs-manager", "engineering");
    }

    @Test
    void theDatabaseKeepsACaseFromBeingNobodys() {
        var number = desk.standardCase();

        assertThatThrownBy(() -> jdbc.sql("update support_case set accountable = null where number = ?")
                        .param(number.value())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("Nobody would be accountable for " + number);
    }

    private CaseNumber atTheSignOff() {
        var number = desk.standardCase();
        desk.does("sam", "Work on case", number, Desk.RESOLVED);
        return number;
    }

    /** What the room of it does when the process of the case was started again. */
    private void restarted(CaseNumber number) {
        transaction.executeWithoutResult(
                work -> goesOn.goOn(new dev.baton.casefile.CaseEvent.ProcessRestarted(number, "Sign off resolution")));
    }

    private static Map<String, Object> brief() {
        return Map.of(
                "outcome", "rootCauseNeeded",
                "note_summary", "Stops",
                "note_environment", "Linux",
                "note_stepsTried", "Restart",
                "note_hypothesis", "Disk",
                "note_nextStep", "Look");
    }

    private List<String> ended(CaseNumber number) {
        return desk.stories(number, "AdviceEnded");
    }

    private List<String> noticesOf(CaseNumber number, String kind) {
        return jdbc.sql("select coalesce(person, group_name) from notice where case_number = ? and kind = ?")
                .params(number.value(), kind)
                .query(String.class)
                .list();
    }

    private long engineHolds(String text) {
        return jdbc.sql(
                        "select (select count(*) from act_ru_variable where text_ = :text) + (select count(*) from act_hi_varinst where text_ = :text)")
                .param("text", text)
                .query(Long.class)
                .single();
    }
}
