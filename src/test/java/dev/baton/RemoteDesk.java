package dev.baton;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who does which task of a case next, as a helpdesk and Tasklist see it from outside. */
class RemoteDesk {

    private static final String ALL_SEEING = "mara";
    private static final Map<String, String> WHO = Map.of(
            "support-agent", "sam",
            "engineering", "eli",
            "cs-manager", "cleo",
            "support-manager", "mara",
            "leadership", "vera");

    private final HttpDesk http;

    RemoteDesk(HttpDesk http) {
        this.http = http;
    }

    /** @param person whose task it is: its assignee, or one of its candidates */
    record Task(String id, String form, String person, boolean assigned) {}

    List<Task> tasks(String number) {
        var tasks = new ArrayList<Task>();
        http.get(ALL_SEEING, "/engine-rest/task?processInstanceBusinessKey=" + number)
                .forEach(task -> tasks.add(task(task)));
        return tasks;
    }

    /** Takes the task on if nobody has, and submits its form. */
    void does(Task task, JsonNode answers) {
        if (!task.assigned()) {
            http.post(
                    task.person(), "/engine-rest/task/%s/claim".formatted(task.id()), Map.of("userId", task.person()));
        }
        var variables = new HashMap<String, Object>();
        answers.fields().forEachRemaining(answer -> variables.put(answer.getKey(), Map.of("value", answer.getValue())));
        http.post(
                task.person(), "/engine-rest/task/%s/submit-form".formatted(task.id()), Map.of("variables", variables));
    }

    private Task task(JsonNode task) {
        var assignee = task.get("assignee");
        var id = task.get("id").asText();
        return new Task(
                id,
                task.at("/camundaFormRef/key").asText(),
                assignee.isNull() ? candidate(id) : assignee.asText(),
                !assignee.isNull());
    }

    private String candidate(String task) {
        for (var link : http.get("admin", "/engine-rest/task/%s/identity-links?type=candidate".formatted(task))) {
            if (WHO.containsKey(link.get("groupId").asText())) {
                return WHO.get(link.get("groupId").asText());
            }
        }
        throw new AssertionError("Task " + task + " is for nobody the desk knows");
    }
}
