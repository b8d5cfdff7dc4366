package dev.baton;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** First the row of the case, then everything else: whichever way in is taken. PostgreSQL itself says who does otherwise. */
@BatonTest
class LockOrderTest {

    private static final List<String> OF_A_CASE =
            List.of("sla_clock", "sla_event", "sla_rung", "promise", "escalation", "interaction", "waiting", "article");
    private static final Map<String, String> OF_A_PROCESS = Map.of(
            "act_ru_execution", "proc_inst_id_",
            "act_ru_task", "proc_inst_id_",
            "act_ru_variable", "proc_inst_id_",
            "act_ru_event_subscr", "proc_inst_id_",
            "act_ru_job", "process_instance_id_");

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Conversation conversation;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private TestRestTemplate http;

    @BeforeEach
    void watch() {
        desk.setTime(desk.now());
        jdbc.sql("create table lock_out_of_order (what text)").update();
        // The row of a case is locked by this transaction if its xmax is, or if this transaction wrote this version of
        // it.
        jdbc.sql("""
                create function case_is_locked(wanted text) returns boolean language sql as $$
                  select not exists (select 1 from support_case where number = wanted
                    and pg_current_xact_id()::xid <> all (array[xmin, xmax]))
                $$""").update();
        jdbc.sql("""
                create function check_order() returns trigger language plpgsql as $$
                declare
                  touched jsonb := to_jsonb(coalesce(new, old));
                  of_case text := touched ->> tg_argv[0];
                begin
                  if tg_op = 'UPDATE' and to_jsonb(new) - 'lock_owner_' - 'lock_exp_time_' - 'rev_'
                      = to_jsonb(old) - 'lock_owner_' - 'lock_exp_time_' - 'rev_' then
                    return new;
                  end if;
                  if tg_argv[0] <> 'case_number' then
                    of_case := coalesce(touched ->> 'business_key_',
                      (select business_key_ from act_ru_execution where id_ = of_case));
                  end if;
                  if not case_is_locked(of_case) then
                    insert into lock_out_of_order values (format('%s %s of %s', tg_op, tg_table_name, of_case));
                  end if;
                  return coalesce(new, old);
                end $$""").update();
        OF_A_CASE.forEach(table -> trigger(table, "case_number"));
        OF_A_PROCESS.forEach(this::trigger);
    }

    @AfterEach
    void stopWatching() {
        jdbc.sql("drop function check_order() cascade").update();
        jdbc.sql("drop function case_is_locked(text)").update();
        jdbc.sql("drop table lock_out_of_order").update();
        desk.realTime();
    }

    @Test
    void theWatchSeesWhoDoesNotLockFirst() {
        var number = desk.standardCase();

        jdbc.sql("update sla_clock set because = 'x' where case_number = ?")
                .param(number.value())
                .update();

        assertThat(outOfOrder()).contains("UPDATE sla_clock of " + number);
    }

    @Test
    void aWholeLifeLocksTheCaseFirst() {
        var number = desk.startFromTasklist(
                "sam",
                Map.of(
                        "accountId", desk.ordinaryAccount(),
                        "note_subject", "The export stops",
                        "note_description", "Half-way"));
        desk.passes(Duration.ofHours(2));
        desk.does("sam", "Triage case", number, Map.of("category", "technical", "impact", "high", "urgency", "high"));
        desk.says(number, "inbound", "When?");
        desk.passes(Duration.ofHours(1));
        desk.says(number, "outbound", "Soon");
        desk.post("/api/cases/%s/waiting".formatted(number), Map.of("on", "customer", "reason", "a log"));
        desk.delete("/api/cases/%s/waiting/customer".formatted(number));
        desk.escalate(number, "functional");
        desk.passes(Duration.ofHours(9));

        assertThat(outOfOrder()).isEmpty();
    }

    @Test
    void whatIsDoneOverTheEnginesRestApiLocksTheCaseFirst() {
        var number = desk.standardCase();
        var task = desk.task("Work on case", number).orElseThrow().getId();
        var process = process(number).getId();

        post("sam", "/engine-rest/task/%s/claim".formatted(task), Map.of("userId", "sam"));
        post("vera", "/engine-rest/task/%s/unclaim".formatted(task), Map.of());
        put("admin", "/engine-rest/process-instance/%s/variables/reasons".formatted(process), Map.of("value", "x"));
        post(
                "admin",
                "/engine-rest/message",
                Map.of(
                        "messageName",
                        "baton.escalationRequested",
                        "businessKey",
                        number.value(),
                        "processVariables",
                        Map.of("trigger", Map.of("value", "requested"))));
        post(
                "admin",
                "/engine-rest/process-instance/delete",
                Map.of("processInstanceIds", List.of(process), "deleteReason", "test"));
        desk.getsOn();
        exchange(
                "admin",
                HttpMethod.DELETE,
                "/engine-rest/process-instance/" + process(desk.standardCase()).getId(),
                null);

        assertThat(outOfOrder()).isEmpty();
    }

    @Test
    void anAccountThatChangesAndTheReviewThatFollowsLockEachCaseFirst() {
        var account = desk.ordinaryAccount();
        desk.report(account, Desk.facts("technical", "medium", "medium"));
        desk.report(account, Desk.facts("technical", "low", "low"));

        desk.renews(account, 10);
        desk.getsOn();

        assertThat(outOfOrder()).isEmpty();
    }

    @Test
    void aSignedMessageLocksTheCaseFirst() {
        var ticket = UUID.randomUUID().toString();
        signed("""
                {"type": "ticket.created", "data": {"id": "%s", "subject": "Export", "description": "Help", "account": "%s",
                 "category": "technical", "impact": "high", "urgency": "high"}}""".formatted(ticket, desk.ordinaryAccount()));

        signed("""
                {"type": "comment.added", "data": {"ticket": "%s", "id": "1", "text": "Soon", "public": true, "from_customer": false}}""".formatted(ticket));

        assertThat(outOfOrder()).isEmpty();
    }

    @Test
    void anAgentsReplyAndATimerAtTheSameMomentBothCommit() throws Exception {
        var number = desk.criticalCase();
        desk.setTime(desk.now().plus(Duration.ofMinutes(16)));
        var timer = management
                .createJobQuery()
                .processInstanceId(resolution(number).getId())
                .activityId("event_customerKeptWaiting")
                .singleResult();
        var locked = new CountDownLatch(1);
        var waiting = new CountDownLatch(1);
        var agent = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(begun -> {
            conversation.add(number, Direction.INTERNAL, false, "sam", "A note, which takes the lock of the case");
            locked.countDown();
            awaitUnchecked(waiting);
            conversation.add(number, Direction.OUTBOUND, false, "sam", "We answer at the same moment");
        }));
        assertThat(locked.await(10, TimeUnit.SECONDS)).isTrue();
        var fires = CompletableFuture.runAsync(() -> management.executeJob(timer.getId()));
        awaitThatSomebodyWaitsForALock();
        waiting.countDown();

        agent.get(30, TimeUnit.SECONDS);
        fires.get(30, TimeUnit.SECONDS);
        assertThat(jdbc.sql("select count(*) from interaction where case_number = ?")
                        .param(number.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whoMeetsAChangeInTasklistDoesNotSeeIt() throws Exception {
        var number = desk.standardCase();
        var task = desk.task("Work on case", number).orElseThrow().getId();
        var held = new CountDownLatch(1);
        var waiting = new CountDownLatch(1);
        var other = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(begun -> {
            tasks.setPriority(task, 77);
            held.countDown();
            awaitUnchecked(waiting);
        }));
        assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
        var claim = CompletableFuture.runAsync(
                () -> post("sam", "/engine-rest/task/%s/claim".formatted(task), Map.of("userId", "sam")));
        awaitThatSomebodyWaitsForALock();
        waiting.countDown();

        other.get(30, TimeUnit.SECONDS);
        claim.get(30, TimeUnit.SECONDS);
        var now = desk.task("Work on case", number).orElseThrow();
        assertThat(now.getAssignee()).isEqualTo("sam");
        assertThat(now.getPriority()).isEqualTo(77);
    }

    private void trigger(String table, String column) {
        jdbc.sql(
                        "create trigger check_order before insert or update or delete on %s for each row execute function check_order('%s')"
                                .formatted(table, column))
                .update();
    }

    private List<String> outOfOrder() {
        return jdbc.sql("select distinct what from lock_out_of_order")
                .query(String.class)
                .list();
    }

    private void awaitThatSomebodyWaitsForALock() {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (jdbc.sql(
                                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                        .query(Long.class)
                        .single()
                == 0) {
            assertThat(System.nanoTime()).as("somebody waits for a lock").isLessThan(until);
            Thread.onSpinWait();
        }
    }

    private ProcessInstance process(CaseNumber number) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value(), "support-case")
                .singleResult();
    }

    private ProcessInstance resolution(CaseNumber number) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value(), "resolution")
                .singleResult();
    }

    private void post(String user, String path, Map<String, ?> body) {
        exchange(user, HttpMethod.POST, path, body);
    }

    private void put(String user, String path, Map<String, ?> body) {
        exchange(user, HttpMethod.PUT, path, body);
    }

    private void exchange(String user, HttpMethod method, String path, Map<String, ?> body) {
        var answer = http.withBasicAuth(user, "baton").exchange(path, method, new HttpEntity<>(body), String.class);
        assertThat(answer.getStatusCode().is2xxSuccessful())
                .as("%s %s -> %s", method, path, answer)
                .isTrue();
    }

    private void signed(String body) {
        var content = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        Sender.HELPDESK.sign("msg_" + UUID.randomUUID(), desk.now(), content).forEach(headers::set);
        var answer = http.postForEntity("/api/webhooks/helpdesk", new HttpEntity<>(content, headers), String.class);
        assertThat(answer.getStatusCode().value()).as("%s", answer).isEqualTo(200);
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
