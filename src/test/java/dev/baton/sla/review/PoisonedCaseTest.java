package dev.baton.sla.review;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.CaseNumber;
import dev.baton.sla.sweep.Sweeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One bad case never stops the sweep or a review of the others. */
@BatonTest
class PoisonedCaseTest {

    private static final Instant MONDAY = Instant.parse("2027-02-01T08:00:00Z");

    @Autowired
    private Desk desk;

    @Autowired
    private Sweeper sweeper;

    @Autowired
    private DeadlineReviews reviews;

    @Autowired
    private Alarms alarms;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private HistoryService history;

    private SweepRegularly regularly;

    private String deployment = "";

    @BeforeEach
    void aMonday(@Autowired AutowireCapableBeanFactory beans) {
        regularly = beans.createBean(SweepRegularly.class);
        desk.setTime(MONDAY);
    }

    @AfterEach
    void theShippedRulesAgain() {
        jdbc.sql("update sla_clock set calendar = '24x7' where calendar = 'gone'")
                .update();
        if (!deployment.isEmpty()) {
            repository.deleteDeployment(deployment, true);
        }
        desk.realTime();
        jdbc.sql("update alarm set settled_at = now() where settled_at is null").update();
    }

    @Test
    void aCaseThatCannotBeComparedIsToldAndTheTimersOfTheOthersAreSetRight() {
        var bad = desk.standardCase();
        var fine = desk.standardCase();
        calendarOf(bad, "gone");
        loseTimer(fine);

        sweeper.sweep(List.of(bad, fine));

        assertThat(repairs(fine)).isEqualTo(1);
        assertThat(alarms.open(Alarm.Kind.TIMERS_NOT_COMPARED)).containsExactly(bad.value());
        assertThat(desk.page("/deadlines")).contains(bad.value()).contains("gone");
    }

    @Test
    void theAlarmEndsWhenTheCaseCanBeComparedAgain() {
        var bad = desk.standardCase();
        calendarOf(bad, "gone");
        sweeper.sweep(List.of(bad));
        calendarOf(bad, "24x7");

        sweeper.sweep(List.of(bad));

        assertThat(alarms.open(Alarm.Kind.TIMERS_NOT_COMPARED)).isEmpty();
    }

    @Test
    void aCaseTheRulesFailForIsToldAndTheOthersGetTheirNewDeadlines() throws IOException {
        var fine = desk.report(desk.ordinaryAccount(), facts("technical", "medium", "low"));
        var before = desk.dueIn(fine, "resolution");
        var bad = aCaseTheRulesFailFor();

        desk.getsOn();

        assertThat(desk.dueIn(fine, "resolution")).isLessThan(before);
        assertThat(alarms.open(Alarm.Kind.DEADLINES_NOT_REVIEWED)).containsExactly(bad.value());
        assertThat(desk.page("/deadlines")).contains(bad.value());
        assertThat(reviews.isRunning()).isFalse();
    }

    @Test
    void aReviewThatIsStuckDoesNotKeepTheNextDaysFromStarting() {
        desk.standardCase();
        reviews.start(DeadlineReviews.NEW_DAY, null);
        var job = management
                .createJobQuery()
                .processDefinitionKey(DeadlineReviews.PROCESS)
                .singleResult();
        management.setJobRetries(job.getId(), 0);
        assertThat(reviews.isRunning()).isFalse();

        desk.setTime(MONDAY.plus(Duration.ofDays(1)));
        reviews.start(DeadlineReviews.NEW_DAY, null);
        desk.getsOn();

        assertThat(reviews.hasReviewedSince(MONDAY.plus(Duration.ofDays(1)))).isTrue();
        assertThat(management
                        .createJobQuery()
                        .processDefinitionKey(DeadlineReviews.PROCESS)
                        .count())
                .isZero();
    }

    @Test
    void aCaseThatCannotBeComparedKeepsNoDeadlineOfAnotherFromBeingTold() {
        var bad = desk.standardCase();
        var orphan = orphan(desk.criticalCase());
        calendarOf(bad, "gone");
        desk.setTime(desk.now().plus(Duration.ofHours(8)));

        sweeper.sweep(List.of(bad, orphan));

        assertThat(desk.stories(orphan, "DeadlinePassed")).isNotEmpty();
        assertThat(alarms.open(Alarm.Kind.PROCESS_GONE)).containsExactly(orphan.value());
    }

    @Test
    void aCaseWithoutProcessIsToldAlsoWhereItsDeadlinesCannotBeComputed() {
        var bad = orphan(desk.standardCase());
        calendarOf(bad, "gone");

        sweeper.sweep(List.of(bad));

        assertThat(alarms.open(Alarm.Kind.PROCESS_GONE)).containsExactly(bad.value());
    }

    @Test
    void theAlarmStaysAfterASweepOfTheWholeDeskAndTheOthersAreSweptAsWell() {
        var bad = desk.standardCase();
        var fine = desk.standardCase();
        calendarOf(bad, "gone");
        loseTimer(fine);

        regularly.sweep();

        assertThat(alarms.open(Alarm.Kind.TIMERS_NOT_COMPARED)).containsExactly(bad.value());
        assertThat(repairs(fine)).isEqualTo(1);
    }

    @Test
    void aCaseThatCannotBeReviewedStartsNoReviewOfTheOthersAndIsTriedAgainAlone() throws IOException {
        var bad = aCaseTheRulesFailFor();
        desk.getsOn();
        var before = reviewsSoFar();

        for (var sweep = 0; sweep < 3; sweep++) {
            desk.setTime(desk.now().plus(Duration.ofMinutes(1)));
            regularly.sweep();
            desk.getsOn();
        }
        assertThat(alarms.open(Alarm.Kind.DEADLINES_NOT_REVIEWED)).containsExactly(bad.value());
        assertThat(reviewsSoFar()).isEqualTo(before);

        repository.deleteDeployment(deployment, true);
        deployment = "";
        desk.setTime(desk.now().plus(Duration.ofMinutes(11)));
        regularly.sweep();

        assertThat(alarms.open(Alarm.Kind.DEADLINES_NOT_REVIEWED)).isEmpty();
    }

    @Test
    void aReviewOfTheDayThatDiedDoesNotCountAsDone() {
        desk.standardCase();
        desk.setTime(MONDAY.plus(Duration.ofDays(2)));
        var today = desk.now();
        forgetReviewsOfLaterDays(today);
        reviews.start(DeadlineReviews.NEW_DAY, null);
        management
                .createJobQuery()
                .processDefinitionKey(DeadlineReviews.PROCESS)
                .list()
                .forEach(job -> management.setJobRetries(job.getId(), 0));

        assertThat(reviews.hasReviewedSince(today)).isFalse();

        reviews.start(DeadlineReviews.NEW_DAY, null);
        assertThat(reviews.hasReviewedSince(today)).as("given up").isFalse();
        desk.getsOn();
        assertThat(reviews.hasReviewedSince(today)).isTrue();
    }

    /** Other tests of this database live later. */
    private void forgetReviewsOfLaterDays(Instant today) {
        jdbc.sql("delete from act_hi_procinst where proc_def_key_ = ? and end_time_ is not null and start_time_ > ?")
                .params(DeadlineReviews.PROCESS, java.sql.Timestamp.from(today))
                .update();
    }

    private CaseNumber aCaseTheRulesFailFor() throws IOException {
        var account = desk.ordinaryAccount();
        desk.put(
                "/api/accounts/" + account,
                Map.of("name", "Falling", "health", "red", "usage", "falling", "industry", "software"));
        var bad = desk.report(account, facts("technical", "medium", "medium"));
        deploy(policyThatFailsForRedAccounts());
        return bad;
    }

    private long reviewsSoFar() {
        return history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(DeadlineReviews.PROCESS)
                .count();
    }

    private CaseNumber orphan(CaseNumber number) {
        desk.losesItsProcess(number);
        return number;
    }

    private void calendarOf(CaseNumber number, String calendar) {
        jdbc.sql("update sla_clock set calendar = ? where case_number = ? and name = 'resolution'")
                .params(calendar, number.value())
                .update();
    }

    private void loseTimer(CaseNumber number) {
        var processes = runtime.createProcessInstanceQuery().processInstanceBusinessKey(number.value()).list().stream()
                .map(process -> process.getId())
                .toList();
        management.createJobQuery().activityId("event_resolutionOverdue").list().stream()
                .filter(job -> processes.contains(job.getProcessInstanceId()))
                .forEach(job -> management.deleteJob(job.getId()));
    }

    private long repairs(CaseNumber number) {
        return jdbc.sql("select count(*) from sla_event where case_number = ? and what = 'repaired'")
                .param(number.value())
                .query(Long.class)
                .single();
    }

    /** Together with falling usage, which no sample case of the gate has: what a single fact breaks is refused. */
    private static String policyThatFailsForRedAccounts() throws IOException {
        return Files.readString(Path.of("processes/sla.dmn"))
                .replace("<text>\"PT24H\"</text>", "<text>\"PT20H\"</text>")
                .replace(
                        "<text>\"Red health shortens the time to the resolution by a quarter\"</text>",
                        "<text>if usage = \"falling\" then \"\" else \"Red health\"</text>");
    }

    private void deploy(String policy) {
        deployment = repository
                .createDeployment()
                .source("a test")
                .addString("sla.dmn", policy)
                .deploy()
                .getId();
    }
}
