package dev.baton;

import dev.baton.casefile.Accounts;
import dev.baton.casefile.CaseNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** A support desk at work: reports come in, people do their tasks as in Tasklist, time passes. */
@TestComponent
public class Desk extends FrontDesk {

    /** How work on a case ends when all goes well. */
    public static final Map<String, Object> RESOLVED =
            Map.of("outcome", "resolved", "note_reply", "It is back.", "note_resolution", "Restarted the exporter.");

    public static final Map<String, Object> APPROVED = Map.of("signOff", "approved");
    public static final Map<String, Object> DOCUMENTED = Map.of(
            "rootCauseCategory", "product-bug",
            "note_rootCause", "A full disk.",
            "note_prevention", "Watch the disk.",
            "note_articleTitle", "When the export stops",
            "note_keywords", "export, disk");

    private final FormService forms;
    private final TaskService tasks;
    private final IdentityService identities;
    private final ManagementService management;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final JdbcClient jdbc;
    private final ApplicationContext context;

    Desk(
            FormService forms,
            TaskService tasks,
            IdentityService identities,
            ManagementService management,
            RepositoryService repository,
            Accounts accounts,
            TestRestTemplate http,
            RuntimeService runtime,
            JdbcClient jdbc,
            ApplicationContext context) {
        super(accounts, http);
        this.forms = forms;
        this.tasks = tasks;
        this.identities = identities;
        this.management = management;
        this.repository = repository;
        this.runtime = runtime;
        this.jdbc = jdbc;
        this.context = context;
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

    /** The due date Tasklist shows; null where there is none. */
    public Instant dueOf(String task, CaseNumber number) {
        var due = task(task, number).orElseThrow().getDueDate();
        return due == null ? null : due.toInstant();
    }

    /** As an administrator does in Cockpit. */
    public void losesItsProcess(CaseNumber number) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .rootProcessInstances()
                .list()
                .forEach(root -> runtime.deleteProcessInstance(root.getId(), "cancelled in Cockpit"));
    }

    /** As the button on the page of deadlines does. */
    public void getsItsProcessBack(CaseNumber number) {
        ReflectionTestUtils.invokeMethod(context.getBean("restartProcess"), "restart", number);
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

    /** Sam's solution, signed off by Mara. */
    public void resolves(CaseNumber number) {
        does("sam", "Work on case", number, RESOLVED);
        signsOff(number, APPROVED);
    }

    /** By whoever has it; by mara where it is open to all who may. */
    public void signsOff(CaseNumber number, Map<String, Object> answers) {
        var has = task("Sign off resolution", number).map(Task::getAssignee).orElse("mara");
        does(has, "Sign off resolution", number, answers);
    }

    /** Of a resolved case: it is closed. */
    public void documents(CaseNumber number) {
        does("sam", "Document case", number, DOCUMENTED);
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

    /** It is now again, and what was left open does not get in the way of others. */
    public void realTime() {
        var open = runtime.createProcessInstanceQuery().rootProcessInstances().list();
        runtime.deleteProcessInstancesIfExists(
                open.stream().map(ProcessInstance::getId).toList(), "The test is over", true, true, false);
        jdbc.sql("update sla_clock set met_at = anchor where anchor is not null and met_at is null")
                .update();
        jdbc.sql("update support_case set closed_at = reported_at where closed_at is null")
                .update();
        ClockUtil.reset();
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
