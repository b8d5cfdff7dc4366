package dev.baton.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.CaseNumber;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A case is its team's. There is no way around it, through Baton's API or the engine's. */
@BatonTest
class OtherTeamsCaseTest {

    private static final String SECRET = "Marzipan4711";
    private static final String JSON = "application/json";
    private static final List<String> OF_THE_CASE = List.of(
            "/cases/%s",
            "/cases/%s/conversation",
            "/api/cases/%s",
            "/api/cases/%s/timeline",
            "/api/cases/%s/clocks",
            "/api/cases/%s/escalations");

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    private CaseNumber number;
    private Task task;
    private Map<String, String> ids;

    @BeforeEach
    void aCaseOfTheSupportAgents() {
        number = desk.standardCase();
        task = desk.task("Work on case", number).orElseThrow();
        var instance = task.getProcessInstanceId();
        runtime.setVariable(instance, "hint", SECRET);
        var comment = tasks.createComment(task.getId(), instance, SECRET);
        var attachment = tasks.createAttachment("text", task.getId(), instance, SECRET, SECRET, "http://x");
        var variable = runtime.createVariableInstanceQuery()
                .processInstanceIdIn(instance)
                .variableName("hint")
                .singleResult();
        ids = new TreeMap<>(Map.of(
                "task", task.getId(),
                "process-instance", instance,
                "execution", task.getExecutionId(),
                "variable-instance", variable.getId(),
                "process-definition", task.getProcessDefinitionId(),
                "commentId", comment.getId(),
                "attachmentId", attachment.getId(),
                "varName", "hint",
                "key", "support-case"));
        ids.put(
                "job",
                management
                        .createJobQuery()
                        .processInstanceId(instance)
                        .list()
                        .get(0)
                        .getId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"eli", "cleo"})
    void nothingTheEngineAnswersTellsOfIt(String user) {
        var telling = EngineApi.operations().stream()
                .filter(operation -> operation.method().equals("GET"))
                .map(operation -> filled(operation.path()))
                .filter(path -> tells(user, "/engine-rest" + path))
                .toList();

        assertThat(telling).isEmpty();
    }

    /** Process owners watch over instances and their plain facts, but nothing that people wrote. */
    @Test
    void processOwnersReadNoNotes() {
        for (var note : List.of(
                "/comment",
                "/comment/" + ids.get("commentId"),
                "/attachment",
                "/attachment/" + ids.get("attachmentId"),
                "/variables",
                "/form-variables")) {
            assertThat(tells("otto", "/engine-rest/task/" + task.getId() + note))
                    .as(note)
                    .isFalse();
        }
    }

    /** A model may give a task to anybody: that makes nobody a member of the desk. */
    @Test
    void aTaskIsNoWayToTheNotesForWhoDoesNoWorkOnCases() {
        tasks.setAssignee(task.getId(), "otto");
        assertThat(tells("otto", "/engine-rest/task/" + task.getId() + "/comment"))
                .isFalse();
        assertThat(tells("otto", "/engine-rest/process-instance/" + ids.get("process-instance") + "/comment"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eli", "otto", "aud"})
    void nobodyElseDoesAnythingToIt(String user) {
        var before = state();
        var variables = "{\"variables\": {\"hint\": {\"value\": \"changed\"}}}";
        var changes = List.of(
                "POST /task/{task}/claim {\"userId\": \"%s\"}".formatted(user),
                "POST /task/{task}/assignee {\"userId\": \"%s\"}".formatted(user),
                "POST /task/{task}/complete " + variables,
                "POST /task/{task}/submit-form " + variables,
                "POST /task/{task}/resolve " + variables,
                "POST /task/{task}/delegate {\"userId\": \"%s\"}".formatted(user),
                "POST /task/{task}/bpmnError {\"errorCode\": \"x\"}",
                "POST /task/{task}/bpmnEscalation {\"escalationCode\": \"x\"}",
                "POST /task/{task}/identity-links {\"groupId\": \"engineering\", \"type\": \"candidate\"}",
                "POST /task/{task}/comment/create {\"message\": \"changed\"}",
                "PUT /task/{task}/comment {\"id\": \"%s\", \"message\": \"changed\"}".formatted(ids.get("commentId")),
                "DELETE /task/{task}/comment/%s ".formatted(ids.get("commentId")),
                "DELETE /task/{task}/attachment/%s ".formatted(ids.get("attachmentId")),
                "PUT /task/{task}/variables/hint {\"value\": \"changed\"}",
                "POST /task/{task}/variables {\"modifications\": {\"hint\": {\"value\": \"changed\"}}}",
                "DELETE /task/{task}/variables/hint ",
                "PUT /task/{task}/localVariables/mine {\"value\": \"changed\"}",
                "PUT /task/{task} {\"name\": \"changed\"}",
                "DELETE /task/{task} ",
                "PUT /process-instance/{instance}/variables/hint {\"value\": \"changed\"}",
                "DELETE /process-instance/{instance}/variables/hint ",
                "PUT /process-instance/{instance}/comment {\"id\": \"%s\", \"message\": \"changed\"}"
                        .formatted(ids.get("commentId")),
                "DELETE /process-instance/{instance}/comment/%s ".formatted(ids.get("commentId")),
                "PUT /process-instance/{instance}/suspended {\"suspended\": true}",
                "POST /process-instance/{instance}/modification {\"instructions\": [{\"type\": \"startBeforeActivity\", \"activityId\": \"userTask_workOnCase\"}]}",
                "DELETE /process-instance/{instance} ",
                "POST /execution/{execution}/signal {}",
                "PUT /execution/{execution}/localVariables/mine {\"value\": \"changed\"}",
                "POST /message {\"messageName\": \"baton.escalationRequested\", \"businessKey\": \"%s\"}"
                        .formatted(number),
                "POST /job/{job}/execute ",
                "PUT /job/{job}/retries {\"retries\": 0}",
                "PUT /job/{job}/duedate {\"duedate\": null}");

        var answers = changes.stream()
                .collect(java.util.stream.Collectors.toMap(change -> change, change -> change(user, change)));

        assertThat(answers.values())
                .allMatch(status -> status == 400 || status == 403 || status == 404 || status == 500);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void batonsOwnApiAndPageAreClosedToo() {
        for (var path : OF_THE_CASE) {
            assertThat(status("eli", "GET", path.formatted(number), ""))
                    .as(path)
                    .isEqualTo(403);
            assertThat(status("sam", "GET", path.formatted(number), ""))
                    .as(path)
                    .isEqualTo(200);
        }
    }

    /** A CS manager is consulted on what the customer is told. */
    @Test
    void whoIsConsultedOnWhatIsOpenReadsIt() {
        for (var path : OF_THE_CASE) {
            assertThat(status("cleo", "GET", path.formatted(number), ""))
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"eli", "cleo"})
    void nobodyElseWritesInIt(String user) {
        assertThat(status(
                        user,
                        "POST",
                        "/api/cases/%s/messages".formatted(number),
                        "{\"direction\": \"internal\", \"text\": \"x\"}"))
                .isEqualTo(403);
        assertThat(status(
                        user,
                        "POST",
                        "/api/cases/%s/waiting".formatted(number),
                        "{\"on\": \"customer\", \"reason\": \"x\"}"))
                .isEqualTo(403);
        assertThat(status(user, "DELETE", "/api/cases/%s/waiting/customer".formatted(number), ""))
                .isEqualTo(403);
        assertThat(status(
                        user,
                        "POST",
                        "/api/cases/%s/escalations".formatted(number),
                        "{\"kind\": \"functional\", \"reason\": \"x\"}"))
                .isEqualTo(403);
    }

    @Test
    void aCaseHandedOverIsTheOtherTeamsWhileItIs() {
        desk.escalate(number, "functional");
        desk.does("eli", "Take charge", number, Map.of("answer", "accepted"));
        assertThat(status("eli", "GET", "/api/cases/" + number, "")).isEqualTo(200);
        assertThat(status("eli", "GET", "/cases/" + number, "")).isEqualTo(200);
        assertThat(tells("eli", "/engine-rest/task/" + task.getId() + "/variables/hint"))
                .isTrue();

        assertThat(tells("sam", "/engine-rest/task/" + task.getId()))
                .as("the team it came from goes on reading")
                .isTrue();
        assertThat(status("sam", "GET", "/api/cases/" + number, "")).isEqualTo(200);
        assertThat(change("sam", "POST /task/{task}/claim {\"userId\": \"sam\"}"))
                .as("but leaves the work alone")
                .isEqualTo(403);
    }

    private int change(String user, String change) {
        var words = change.split(" ", 3);
        var path = words[1].replace("{task}", task.getId())
                .replace("{instance}", task.getProcessInstanceId())
                .replace("{execution}", task.getExecutionId())
                .replace("{job}", ids.get("job"));
        var status = status(user, words[0], "/engine-rest" + path, words[2]);
        if (status != 403 && status != 404) {
            System.out.printf("%s %s -> %d%n", user, change, status);
        }
        return status;
    }

    private int status(String user, String method, String path, String body) {
        return Visitor.program(port)
                .send(
                        method,
                        path,
                        body,
                        "Authorization",
                        Visitor.basic(user, "baton"),
                        "Content-Type",
                        JSON,
                        "Accept",
                        JSON)
                .statusCode();
    }

    private String state() {
        var instance = task.getProcessInstanceId();
        var now = desk.task("Work on case", number).orElseThrow();
        return List.of(
                        now.getId(),
                        now.getName(),
                        String.valueOf(now.getAssignee()),
                        now.isSuspended(),
                        runtime.getVariables(instance),
                        tasks.getTaskComments(now.getId()).stream()
                                .map(Comment::getFullMessage)
                                .toList(),
                        tasks.getTaskAttachments(now.getId()).size(),
                        tasks.getIdentityLinksForTask(now.getId()).size(),
                        runtime.getActiveActivityIds(instance),
                        management
                                .createJobQuery()
                                .jobId(ids.get("job"))
                                .withRetriesLeft()
                                .count(),
                        desk.tasks(number))
                .toString();
    }

    @Test
    void itsOwnTeamIsTold() {
        assertThat(tells("sam", "/engine-rest/task/" + task.getId() + "/variables/hint"))
                .isTrue();
        assertThat(tells("sam", "/engine-rest/task/" + task.getId())).isTrue();
        assertThat(tells("aud", "/engine-rest/process-instance/" + task.getProcessInstanceId() + "/variables"))
                .isTrue();
    }

    private boolean tells(String user, String path) {
        var answer = Visitor.program(port).get(path, "Authorization", Visitor.basic(user, "baton"), "Accept", JSON);
        var told = answer.statusCode() / 100 == 2
                && List.of(SECRET, number.value(), task.getId(), task.getProcessInstanceId()).stream()
                        .anyMatch(answer.body()::contains);
        if (told) {
            System.out.printf("%s %s %d %.200s%n", user, path, answer.statusCode(), answer.body());
        }
        return told;
    }

    private String filled(String path) {
        var words = path.split("/");
        for (var i = 2; i < words.length; i++) {
            if (words[i].startsWith("{")) {
                var name = words[i].substring(1, words[i].length() - 1);
                words[i] = ids.getOrDefault(name.equals("id") ? words[i - 1] : name, "nothing");
            }
        }
        return String.join("/", words);
    }
}
