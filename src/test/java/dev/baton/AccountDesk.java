package dev.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people do with account escalations: over HTTP, and their tasks as in Tasklist. */
@TestComponent
public class AccountDesk {

    public static final Map<String, Object> ACCEPTED = Map.of("answer", "accepted");
    public static final Map<String, Object> SET_UP = Map.of(
            "note_channel", "#acme",
            "note_brief", "They lose orders every night.",
            "note_criteria", "eli: No outage for a week\n\nThe sponsor heard from us");

    private final TestRestTemplate http;
    private final FormService forms;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final IdentityService identities;
    private final JdbcClient jdbc;

    AccountDesk(
            TestRestTemplate http,
            FormService forms,
            TaskService tasks,
            RuntimeService runtime,
            IdentityService identities,
            JdbcClient jdbc) {
        this.http = http;
        this.forms = forms;
        this.tasks = tasks;
        this.runtime = runtime;
        this.identities = identities;
        this.jdbc = jdbc;
    }

    /** Asked for by sam; gives its number. */
    public String requests(String account, String... cases) {
        return requests("sam", account, "Orders are lost " + UUID.randomUUID(), List.of(cases));
    }

    public String requests(String user, String account, String reason, List<String> cases) {
        var answer = post(user, "/api/accounts/" + account + "/escalations", asking(reason, cases));
        assertThat(answer.getStatusCode().is2xxSuccessful()).as("%s", answer).isTrue();
        return (String) answer.getBody().get("number");
    }

    public static Map<String, Object> asking(String reason, List<String> cases) {
        return Map.of(
                "reason",
                reason,
                "impact",
                "They renew in a month",
                "ask",
                "One person who answers to their board",
                "cases",
                cases);
    }

    public ResponseEntity<Map> post(String user, String path, Map<String, ?> body) {
        return exchange(user, HttpMethod.POST, path, body);
    }

    public ResponseEntity<Map> put(String user, String path, Map<String, ?> body) {
        return exchange(user, HttpMethod.PUT, path, body);
    }

    public ResponseEntity<Map> exchange(String user, HttpMethod method, String path, @Nullable Map<String, ?> body) {
        return http.withBasicAuth(user, "baton").exchange(path, method, new HttpEntity<>(body), Map.class);
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> shown(String user, String number) {
        var answer = exchange(user, HttpMethod.GET, "/api/account-escalations/" + number, null);
        assertThat(answer.getStatusCode().value()).as("%s", answer).isEqualTo(200);
        return answer.getBody();
    }

    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> part(String number, String part) {
        return (List<Map<String, Object>>) shown("vera", number).get(part);
    }

    public List<Object> history(String number) {
        return part(number, "history").stream().map(entry -> entry.get("kind")).toList();
    }

    public String state(String number) {
        return (String) shown("vera", number).get("state");
    }

    /** All criteria of it, by vera. */
    public void meets(String number) {
        part(number, "criteria").forEach(criterion -> settles("vera", number, criterion, "met", null));
    }

    public ResponseEntity<Map> settles(
            String user, String number, Map<String, Object> criterion, String state, @Nullable String reason) {
        return put(
                user,
                "/api/account-escalations/%s/criteria/%s".formatted(number, criterion.get("id")),
                reason == null ? Map.of("state", state) : Map.of("state", state, "reason", reason));
    }

    /** Claims the task if nobody has it, and submits its form, with the permissions of that user. */
    public void does(String user, String task, String number, Map<String, Object> answers) {
        var groups = identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        identities.setAuthentication(user, groups);
        try {
            var found = task(task, number).orElseThrow(() -> new AssertionError(user + " sees no " + task));
            if (found.getAssignee() == null) {
                tasks.claim(found.getId(), user);
            }
            forms.submitTaskForm(found.getId(), answers);
        } finally {
            identities.clearAuthentication();
        }
    }

    public Optional<Task> task(String name, String number) {
        return tasks
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskName(name)
                .initializeFormKeys()
                .list()
                .stream()
                .findFirst();
    }

    public List<String> tasks(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .map(Task::getName)
                .sorted()
                .toList();
    }

    public boolean runs(String number) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count()
                > 0;
    }

    /** As an administrator does in Cockpit. */
    public void losesItsProcess(String number) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list()
                .forEach(process -> runtime.deleteProcessInstance(process.getId(), "cancelled in Cockpit"));
    }

    /** The kinds of what this person, or group, was told of the account as such, the first first. */
    public List<String> told(String reader, String account) {
        return jdbc.sql("""
                select kind from notice left join support_case c on c.number = case_number
                where coalesce(person, group_name) = ? and coalesce(notice.account, c.account) = ?
                  and (kind like 'account%' or kind like 'watched%') order by id
                """).params(reader, account).query(String.class).list();
    }

    /** What other tests left open is nobody's, so that whoever leaves gives away those of this test only. */
    public void holdsNothing() {
        jdbc.sql("update account_escalation set ended_at = requested_at, state = 'ENDED' where ended_at is null")
                .update();
    }
}
