package dev.baton;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.casefile.Account;
import dev.baton.casefile.Accounts;
import dev.baton.casefile.CaseNumber;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A support desk at work: reports come in, people do their tasks as in Tasklist, time passes. */
@TestComponent
public class Desk {

    private final FormService forms;
    private final TaskService tasks;
    private final IdentityService identities;
    private final ManagementService management;
    private final RepositoryService repository;
    private final Accounts accounts;
    private final TestRestTemplate http;
    private final RuntimeService runtime;
    private final JdbcClient jdbc;

    Desk(
            FormService forms,
            TaskService tasks,
            IdentityService identities,
            ManagementService management,
            RepositoryService repository,
            Accounts accounts,
            TestRestTemplate http,
            RuntimeService runtime,
            JdbcClient jdbc) {
        this.forms = forms;
        this.tasks = tasks;
        this.identities = identities;
        this.management = management;
        this.repository = repository;
        this.accounts = accounts;
        this.http = http;
        this.runtime = runtime;
        this.jdbc = jdbc;
    }

    public String account(String tier, String health, String industry, int renewalInDays) {
        var id = "account-" + UUID.randomUUID();
        var renewal =
                java.time.LocalDate.ofInstant(now(), java.time.ZoneOffset.UTC).plusDays(renewalInDays);
        accounts.save(new Account(
                id,
                "Account " + id,
                tier,
                null,
                new BigDecimal("1000"),
                renewal,
                health,
                null,
                industry,
                null,
                null,
                null,
                true));
        return id;
    }

    public String ordinaryAccount() {
        return account("standard", "green", "software", 300);
    }

    public CaseNumber report(String account, Map<String, String> facts) {
        var body = new HashMap<String, Object>(facts);
        body.putIfAbsent("externalId", UUID.randomUUID().toString());
        body.putIfAbsent("source", "test");
        body.putIfAbsent("subject", "The export stops");
        body.putIfAbsent("description", "It stops half-way, every time.");
        body.put("account", account);
        return new CaseNumber((String) post("/api/cases", body).get("number"));
    }

    public CaseNumber criticalCase() {
        return report(ordinaryAccount(), facts("technical", "high", "high"));
    }

    public CaseNumber standardCase() {
        return report(ordinaryAccount(), facts("technical", "medium", "medium"));
    }

    public static Map<String, String> facts(String category, String impact, String urgency) {
        return Map.of("category", category, "impact", impact, "urgency", urgency);
    }

    public CaseNumber startFromTasklist(String user, Map<String, Object> answers) {
        return as(user, () -> {
            var definition = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey("support-case")
                    .latestVersion()
                    .singleResult();
            return new CaseNumber(
                    forms.submitStartForm(definition.getId(), answers).getBusinessKey());
        });
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> post(String path, Map<String, ?> body) {
        var answer = http.withBasicAuth("sam", "baton").postForEntity(path, body, Map.class);
        assertThat(answer.getStatusCode().is2xxSuccessful())
                .as("%s -> %s", path, answer)
                .isTrue();
        return answer.getBody() == null ? Map.of() : answer.getBody();
    }

    public void put(String path, Map<String, ?> body) {
        exchange(HttpMethod.PUT, path, body);
    }

    public void delete(String path) {
        exchange(HttpMethod.DELETE, path, null);
    }

    private void exchange(HttpMethod method, String path, Map<String, ?> body) {
        var answer = http.withBasicAuth("sam", "baton").exchange(path, method, new HttpEntity<>(body), String.class);
        assertThat(answer.getStatusCode().is2xxSuccessful())
                .as("%s %s -> %s", method, path, answer)
                .isTrue();
    }

    /** What {@code GET …/clocks} says. */
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> clocks(CaseNumber number) {
        return http.withBasicAuth("mara", "baton").getForObject("/api/cases/%s/clocks".formatted(number), List.class);
    }

    /** What {@code GET …/clocks} says of one clock. */
    public Map<String, Object> clock(CaseNumber number, String name) {
        return clocks(number).stream()
                .filter(clock -> name.equals(clock.get("name")))
                .findFirst()
                .orElseThrow();
    }

    /** The timeline's sentences, oldest first. */
    public List<String> stories(CaseNumber number) {
        return timeline(number).map(entry -> (String) entry.get("story")).toList();
    }

    public List<String> stories(CaseNumber number, String event) {
        return timeline(number)
                .filter(entry -> event.equals(entry.get("event")))
                .map(entry -> (String) entry.get("story"))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private Stream<Map<String, Object>> timeline(CaseNumber number) {
        List<Map<String, Object>> entries = http.withBasicAuth("mara", "baton")
                .getForObject("/api/cases/%s/timeline".formatted(number), List.class);
        return entries.stream();
    }

    public Duration dueIn(CaseNumber number, String clock) {
        return Duration.between(
                now(), Instant.parse((String) clock(number, clock).get("due")));
    }

    /** The due date Tasklist shows; null where there is none. */
    public Instant dueOf(String task, CaseNumber number) {
        var due = task(task, number).orElseThrow().getDueDate();
        return due == null ? null : due.toInstant();
    }

    public String page(String path) {
        return http.withBasicAuth("mara", "baton").getForObject(path, String.class);
    }

    public void renews(String account, int inDays) {
        var renewal =
                java.time.LocalDate.ofInstant(now(), java.time.ZoneOffset.UTC).plusDays(inDays);
        put(
                "/api/accounts/" + account,
                Map.of(
                        "name",
                        "Account " + account,
                        "tier",
                        "standard",
                        "mrr",
                        1000,
                        "renewalDate",
                        renewal.toString(),
                        "health",
                        "green",
                        "industry",
                        "software"));
    }

    /** As an administrator does in Cockpit. */
    public void losesItsProcess(CaseNumber number) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .rootProcessInstances()
                .list()
                .forEach(root -> runtime.deleteProcessInstance(root.getId(), "cancelled in Cockpit"));
    }

    public void says(CaseNumber number, String direction, String text) {
        post("/api/cases/%s/messages".formatted(number), Map.of("direction", direction, "text", text));
    }

    public void escalate(CaseNumber number, String kind) {
        post("/api/cases/%s/escalations".formatted(number), Map.of("kind", kind, "reason", "They ask for it"));
    }

    /** Claims the task if nobody has it, and submits its form, with the permissions of that user. */
    public void does(String user, String task, CaseNumber number, Map<String, Object> answers) {
        as(user, () -> {
            var found =
                    task(task, number).orElseThrow(() -> new AssertionError(user + " sees no task \"" + task + "\""));
            if (found.getAssignee() == null) {
                tasks.claim(found.getId(), user);
            }
            forms.submitTaskForm(found.getId(), answers);
            return null;
        });
    }

    public boolean sees(String user, String task, CaseNumber number) {
        return as(user, () -> task(task, number).isPresent());
    }

    public Optional<Task> task(String name, CaseNumber number) {
        return tasks
                .createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .taskName(name)
                .orderByTaskCreateTime()
                .desc()
                .initializeFormKeys()
                .list()
                .stream()
                .findFirst();
    }

    public List<String> tasks(CaseNumber number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number.value()).list().stream()
                .map(Task::getName)
                .sorted()
                .toList();
    }

    /** Time passes; every timer that falls due on the way fires at its instant, and what works in the background gets on. */
    public void passes(Duration time) {
        var until = now().plus(time);
        for (var next = due(until); next.isPresent(); next = due(until)) {
            setTime(next.get().getDuedate().toInstant());
            management.executeJob(next.get().getId());
        }
        setTime(until);
    }

    /** What works in the background, without time passing: such as a review of deadlines. */
    public void getsOn() {
        passes(Duration.ZERO);
    }

    public Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    public void setTime(Instant instant) {
        ClockUtil.setCurrentTime(Date.from(instant.isBefore(now()) ? now() : instant));
    }

    /** Also back, for what happened long ago. */
    public void timeWas(Instant instant) {
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    /** It is now again, and what was left open does not get in the way of others. */
    public void realTime() {
        var open = runtime.createProcessInstanceQuery().rootProcessInstances().list();
        runtime.deleteProcessInstancesIfExists(
                open.stream().map(ProcessInstance::getId).toList(), "The test is over", true, true, false);
        jdbc.sql("update sla_clock set met_at = anchor where anchor is not null and met_at is null")
                .update();
        ClockUtil.reset();
    }

    /** Cases of tests before are nobody's, so that whoever leaves gives away those of this test only. */
    public void nobodyHoldsWhatIsLeft() {
        jdbc.sql("""
                update support_case set accountable = null, own_accountable = null, responsible = null, own_responsible = null
                where closed_at is null
                """).update();
    }

    /** Somebody is taken out of a group, and what they held is given away. */
    public void leaves(String person, String group) {
        identities.deleteMembership(person, group);
        awaitDepartures();
    }

    public void isDeleted(String person) {
        identities.deleteUser(person);
        awaitDepartures();
    }

    private void awaitDepartures() {
        var until = System.nanoTime() + 60_000_000_000L;
        while (jdbc.sql("select count(*) from departure").query(Long.class).single() > 0) {
            assertThat(System.nanoTime()).as("all is given away").isLessThan(until);
            Thread.onSpinWait();
        }
    }

    /** The engine's own jobs, such as the nightly clean-up, are no case's, however many of them are due. */
    private Optional<Job> due(Instant until) {
        return management
                .createJobQuery()
                .duedateLowerThan(Date.from(until.plusMillis(1)))
                .withRetriesLeft()
                .orderByJobDuedate()
                .asc()
                .list()
                .stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .findFirst();
    }

    private <T> T as(String user, java.util.function.Supplier<T> work) {
        var groups = identities.createGroupQuery().groupMember(user).list().stream()
                .map(org.camunda.bpm.engine.identity.Group::getId)
                .toList();
        identities.setAuthentication(user, groups);
        try {
            return work.get();
        } finally {
            identities.clearAuthentication();
        }
    }
}
