package dev.baton.engine.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Visitor;
import dev.baton.casefile.CaseNumber;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may work on a task may answer its form, and nothing that models decide on beside it. */
@BatonTest
class FormVariablesTest {

    @Autowired
    private Desk desk;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @LocalServerPort
    private int port;

    private CaseNumber number;
    private String task = "";

    @BeforeEach
    void aTaskOfSams() {
        number = desk.criticalCase();
        task = desk.task("Work on case", number).orElseThrow().getId();
        tasks.setAssignee(task, "sam");
    }

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            /task/%s/submit-form | {"variables": {"outcome": {"value": "resolved"}, "team": {"value": "leadership"}}}
            /task/%s/complete    | {"variables": {"highRisk": {"value": false}}}
            /task/%s/resolve     | {"variables": {"priority": {"value": "P3"}}}
            /task/%s/variables   | {"modifications": {"accountable": {"value": "sam"}}}
            /task/%s/variables   | {"deletions": ["escalateAtOnce"]}
            /task/%s/localVariables | {"modifications": {"team": {"value": "leadership"}}}
            """)
    void aVariableTheFormDoesNotAskForIsRefusedWhicheverWayItIsSent(String path, String body) {
        var before = variables();

        for (var root : new String[] {"/engine-rest", "/camunda/api/engine/engine/default"}) {
            var answer = Visitor.named("sam", port).post(root + path.formatted(task), body);
            assertThat(answer.status()).as(answer.body()).isEqualTo(403);
            assertThat(answer.body()).contains("does not ask for");
        }

        assertThat(variables()).isEqualTo(before);
        assertThat(desk.tasks(number)).contains("Work on case");
    }

    @Test
    void whatTheFormAsksForIsTaken() throws Exception {
        var answers = Map.of(
                "variables",
                Map.of(
                        "outcome",
                        Map.of("value", "resolved"),
                        "note_resolution",
                        Map.of("value", "Restarted it"),
                        "note_reply",
                        Map.of("value", "It is back")));

        var answer = Visitor.named("sam", port)
                .post(
                        "/engine-rest/task/%s/submit-form".formatted(task),
                        new ObjectMapper().writeValueAsString(answers));

        assertThat(answer.status()).as(answer.body()).isLessThan(300);
        assertThat(desk.tasks(number)).contains("Sign off resolution");
    }

    private Map<String, Object> variables() {
        var process = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .processDefinitionKey("resolution")
                .singleResult();
        return runtime.getVariables(process.getId());
    }
}
