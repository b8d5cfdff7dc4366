package dev.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.CaseNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BatonTest
class TimersTest {

    @Autowired
    private Timers timers;

    @Autowired
    private Desk desk;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private final List<CaseNumber> cases = new ArrayList<>();

    @BeforeEach
    void freezeTime() {
        desk.setTime(desk.now());
    }

    /** Other tests share the desk and look at its list of tasks. */
    @AfterEach
    void leaveNothingBehind() {
        desk.realTime();
        cases.forEach(this::end);
    }

    @Test
    void theTimersOfACaseAreToldTheEarliestFirst() {
        var number = criticalCase();
        var other = criticalCase();

        assertThat(of(number))
                .extracting(Timer::activityId)
                .containsExactly(
                        "event_deadlineNear",
                        "event_customerKeptWaiting",
                        "event_inactive",
                        "event_customerUpdateDue",
                        "event_resolutionOverdue");
        assertThat(of(number)).allSatisfy(timer -> {
            assertThat(timer.businessKey()).isEqualTo(number.value());
            assertThat(timer.processDefinitionId()).matches("(resolution|support-case):.*");
            assertThat(timer.due()).isAfter(desk.now());
            assertThat(timer.retries()).isPositive();
        });
        assertThat(timers.of(List.of(number.value(), other.value()))).hasSize(10);
        assertThat(timers.of(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event_deadlineNear",
                "event_customerKeptWaiting",
                "event_inactive",
                "event_resolutionOverdue",
                "event_customerUpdateDue",
                "event_triageOverdue",
                "event_takeChargeOverdue",
                "event_leadOverdue"
            })
    void aDeletedTimerIsFoundAndFiresAsBeforeOnceItIsRearmed(String event) {
        var number = caseThatWaitsFor(event);
        var before = timer(event, number);
        loseWithoutATrace(before);

        var lost = lost(number);
        assertThat(lost).extracting(LostTimer::activityId).containsExactly(event);
        assertThat(lost.get(0).processInstanceId()).isEqualTo(before.processInstanceId());
        timers.rearm(lost.get(0));

        var after = timer(event, number);
        assertThat(after.due()).isEqualTo(before.due());
        assertThat(after.retries()).isEqualTo(before.retries());
        assertThat(lost(number)).isEmpty();
        fire(after);
        assertThat(firings(event, number)).isOne();
    }

    @Test
    void aTimerDeletedByAnOperatorIsLostAsWell() {
        var number = criticalCase();
        management.deleteJob(timer("event_inactive", number).jobId());

        assertThat(lost(number)).extracting(LostTimer::activityId).containsExactly("event_inactive");
    }

    @Test
    void rearmingTwiceMakesOneJob() {
        var number = criticalCase();
        management.deleteJob(timer("event_inactive", number).jobId());
        var lost = lost(number).get(0);

        transaction.executeWithoutResult(status -> {
            timers.rearm(lost);
            timers.rearm(lost);
        });
        timers.rearm(lost);

        assertThat(of(number))
                .filteredOn(timer -> timer.activityId().equals("event_inactive"))
                .hasSize(1);
    }

    @Test
    void rearmingBelongsToTheTransactionOfTheCaller() {
        var number = criticalCase();
        management.deleteJob(timer("event_inactive", number).jobId());
        var lost = lost(number).get(0);

        transaction.executeWithoutResult(status -> {
            timers.rearm(lost);
            status.setRollbackOnly();
        });

        assertThat(lost(number)).containsExactly(lost);
    }

    @Test
    void whoRepairsTheSameTimerAtTheSameTimeComesAfter() {
        var number = criticalCase();
        management.deleteJob(timer("event_inactive", number).jobId());
        var lost = lost(number).get(0);

        var other = transaction.execute(status -> {
            timers.rearm(lost);
            return meanwhile(() -> timers.rearm(lost));
        });

        assertThat(other).succeedsWithin(Duration.ofSeconds(10));
        assertThat(of(number))
                .filteredOn(timer -> timer.activityId().equals("event_inactive"))
                .hasSize(1);
    }

    @Test
    void whoLeavesTheActivityWhileItsTimerIsRearmedLeavesNoTimerBehind() {
        var number = caseThatWaitsFor("event_triageOverdue");
        loseWithoutATrace(timer("event_triageOverdue", number));
        var lost = lost(number).get(0);

        var leaving = transaction.execute(status -> {
            timers.rearm(lost);
            return meanwhile(() -> triage(number));
        });

        assertThat(leaving).as("what met is tried again").succeedsWithin(Duration.ofSeconds(10));
        assertThat(of(number)).extracting(Timer::activityId).doesNotContain("event_triageOverdue");
    }

    @Test
    void aTimerThatHasFiredIsNotLost() {
        var number = criticalCase();

        desk.passes(Duration.ofHours(3));

        assertThat(lost(number)).isEmpty();
    }

    @Test
    void aRepeatingTimerIsLostEvenIfItHasFiredBefore() {
        var number = criticalCase();
        fire(timer("event_inactive", number));
        management.deleteJob(timer("event_inactive", number).jobId());

        assertThat(lost(number)).extracting(LostTimer::activityId).containsExactly("event_inactive");
    }

    @Test
    void anActivityThatIsLeftHasNoLostTimer() {
        var number = caseThatWaitsFor("event_triageOverdue");
        management.deleteJob(timer("event_triageOverdue", number).jobId());
        var lost = lost(number).get(0);

        triage(number);

        assertThat(lost(number)).isEmpty();
        timers.rearm(lost);
        assertThat(of(number)).extracting(Timer::activityId).doesNotContain("event_triageOverdue");
    }

    @Test
    void aFinishedProcessHasNoLostTimer() {
        var number = criticalCase();
        management.deleteJob(timer("event_inactive", number).jobId());
        var lost = lost(number).get(0);

        end(number);

        assertThat(lost(number)).isEmpty();
        timers.rearm(lost);
        assertThat(of(number)).isEmpty();
    }

    @Test
    void aDeadTimerIsRevived() {
        var number = criticalCase();
        var job = timer("event_inactive", number).jobId();
        management.setJobRetries(job, 0);
        assertThat(timer("event_inactive", number).retries()).isZero();

        timers.revive(job);

        assertThat(timer("event_inactive", number).retries()).isEqualTo(3);
        assertThat(runtime.createIncidentQuery().configuration(job).count()).isZero();
    }

    @Test
    void aTimerThatIsAliveOrGoneIsNotRevived() {
        var number = criticalCase();
        var job = timer("event_inactive", number).jobId();
        management.setJobRetries(job, 1);

        timers.revive(job);
        timers.revive("gone");

        assertThat(timer("event_inactive", number).retries()).isOne();
    }

    private void loseWithoutATrace(Timer timer) {
        jdbc.sql("delete from act_ru_job where id_ = ?").param(timer.jobId()).update();
    }

    /** Begun in a transaction of its own, and already waiting for ours. */
    private CompletableFuture<Void> meanwhile(Runnable work) {
        var begun = CompletableFuture.runAsync(work);
        await().until(() -> begun.isDone()
                || jdbc.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                                .query(Long.class)
                                .single()
                        > 0);
        return begun;
    }

    private void triage(CaseNumber number) {
        desk.does("sam", "Triage case", number, Map.of("category", "technical", "impact", "high", "urgency", "high"));
    }

    private CaseNumber caseThatWaitsFor(String event) {
        return switch (event) {
            case "event_triageOverdue" -> untriaged();
            case "event_takeChargeOverdue" -> escalated();
            case "event_leadOverdue" -> led();
            default -> criticalCase();
        };
    }

    private CaseNumber criticalCase() {
        return remember(desk.criticalCase());
    }

    private CaseNumber untriaged() {
        return remember(desk.startFromTasklist(
                "sam", Map.of("accountId", "unheard-of", "note_subject", "No login", "note_description", "Since 9.")));
    }

    private CaseNumber led() {
        var number = escalated();
        desk.does("vera", "Take charge", number, Map.of("answer", "accepted"));
        return number;
    }

    private CaseNumber escalated() {
        var number = criticalCase();
        desk.escalate(number, "hierarchical");
        return number;
    }

    private CaseNumber remember(CaseNumber number) {
        cases.add(number);
        return number;
    }

    private void end(CaseNumber number) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .rootProcessInstances()
                .list()
                .forEach(process -> runtime.deleteProcessInstance(process.getId(), "no longer needed"));
    }

    private void fire(Timer timer) {
        desk.setTime(max(timer.due(), desk.now()));
        management.executeJob(timer.jobId());
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private long firings(String event, CaseNumber number) {
        return jdbc.sql("""
                select count(*) from act_hi_actinst activity
                join act_hi_procinst process on process.id_ = activity.proc_inst_id_
                where activity.act_id_ = ? and process.business_key_ = ?
                """).params(event, number.value()).query(Long.class).single();
    }

    private Timer timer(String event, CaseNumber number) {
        return of(number).stream()
                .filter(timer -> timer.activityId().equals(event))
                .findFirst()
                .orElseThrow();
    }

    private List<Timer> of(CaseNumber number) {
        return timers.of(List.of(number.value()));
    }

    private List<LostTimer> lost(CaseNumber number) {
        return timers.lost(List.of(number.value()));
    }
}
