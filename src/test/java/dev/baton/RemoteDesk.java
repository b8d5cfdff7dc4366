package dev.baton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** The desk as a helpdesk and Tasklist see it: over HTTP, each call by the person whose role it is. */
public class RemoteDesk {

    private static final String ALL_SEEING = "mara";
    private static final Map<String, String> WHO = Map.of(
            "support-agent", "sam",
            "engineering", "eli",
            "cs-manager", "cleo",
            "support-manager", "mara",
            "leadership", "vera");

    private final RestClient http;

    public RemoteDesk(String url) {
        http = RestClient.create(url);
    }

    /** @param person whose task it is: its assignee, or one of its candidates */
    public record Task(String id, String form, String person, boolean assigned) {}

    public List<Task> tasks(String number) {
        var tasks = new ArrayList<Task>();
        send(ALL_SEEING, "GET", "/engine-rest/task?processInstanceBusinessKey=" + number, null)
                .forEach(task -> tasks.add(task(task)));
        return tasks;
    }

    /** Takes the task on if nobody has, and submits its form. */
    public void does(Task task, JsonNode answers) {
        if (!task.assigned()) {
            send(
                    task.person(),
                    "POST",
                    "/engine-rest/task/" + task.id() + "/claim",
                    json(Map.of("userId", task.person())));
        }
        var variables = JsonNodeFactory.instance.objectNode();
        answers.fields()
                .forEachRemaining(answer -> variables.putObject(answer.getKey()).set("value", answer.getValue()));
        var form = JsonNodeFactory.instance.objectNode().set("variables", variables);
        send(task.person(), "POST", "/engine-rest/task/" + task.id() + "/submit-form", form);
    }

    public JsonNode send(String user, String method, String path, @Nullable JsonNode body) {
        var request = http.method(HttpMethod.valueOf(method))
                .uri(path)
                .headers(headers -> headers.setBasicAuth(user, "baton"));
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        var answer = request.retrieve().body(JsonNode.class);
        return answer == null ? JsonNodeFactory.instance.nullNode() : answer;
    }

    private Task task(JsonNode task) {
        var assignee = task.get("assignee");
        var person = assignee.isNull() ? candidate(task.get("id").asText()) : assignee.asText();
        return new Task(task.get("id").asText(), task.at("/camundaFormRef/key").asText(), person, !assignee.isNull());
    }

    private String candidate(String task) {
        for (var link : send("admin", "GET", "/engine-rest/task/" + task + "/identity-links?type=candidate", null)) {
            if (WHO.containsKey(link.get("groupId").asText())) {
                return WHO.get(link.get("groupId").asText());
            }
        }
        throw new AssertionError("Task " + task + " is for nobody the desk knows");
    }

    private static JsonNode json(Object value) {
        return new ObjectMapper().valueToTree(value);
    }
}
