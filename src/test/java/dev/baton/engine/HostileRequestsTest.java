package dev.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests nobody makes by mistake, each as somebody who is logged in: never an error of the server, never an effect. */
@BatonTest
class HostileRequestsTest {

    private static final StringBuilder ANSWERS = new StringBuilder("| Who | Request | Answer |\n|---|---|---|\n");

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sam   | /task                        | {"orQueries": "x"}
            sam   | /task                        | {"nonsense": 1}
            sam   | /task                        | [[[[
            sam   | /task                        | {"sorting": [{"sortBy": "id; drop table act_ru_task", "sortOrder": "asc"}]}
            sam   | /task                        | {"processVariables": [{"name": "x", "operator": "${''.getClass()}", "value": 1}]}
            sam   | /process-definition/key/support-case/start | {"variables": {"x": {"value": "rO0ABXNyAA==", "type": "Object", "valueInfo": {"objectTypeName": "java.util.HashSet", "serializationDataFormat": "application/x-java-serialized-object"}}}}
            sam   | /process-definition/key/support-case/start | {"startInstructions": [{"type": "startBeforeActivity", "activityId": "serviceTask_closeCase"}]}
            sam   | /process-definition/key/resolution/start   | {}
            sam   | /message                     | {"messageName": "baton.activityRecorded", "all": true}
            sam   | /signal                      | {"name": "x"}
            sam   | /condition                   | {"variables": {}}
            sam   | /filter/create               | {"resourceType": "Task", "name": "x", "query": {}}
            sam   | /authorization/create        | {"type": 0, "permissions": ["ALL"], "userId": "*", "resourceType": 0, "resourceId": "*"}
            sam   | /user/create                 | {"profile": {"id": "intruder"}, "credentials": {"password": "intruder"}}
            sam   | /external-task/fetchAndLock  | {"workerId": "x", "maxTasks": 1, "topics": []}
            sam   | /migration/execute           | {"migrationPlan": {"sourceProcessDefinitionId": "x", "targetProcessDefinitionId": "y", "instructions": []}, "processInstanceIds": ["x"]}
            sam   | /modification/execute        | {"processDefinitionId": "x", "processInstanceIds": ["x"], "instructions": []}
            sam   | /process-instance/delete     | {"processInstanceQuery": {}, "deleteReason": "x"}
            otto  | /user/create                 | {"profile": {"id": "intruder"}, "credentials": {"password": "intruder"}}
            otto  | /filter/create               | {"resourceType": "Task", "name": "x", "query": {}}
            otto  | /process-definition/key/support-case/start | {}
            """)
    void anHonestNoToEach(String user, String path, String body) throws IOException {
        for (var root : new String[] {"/engine-rest", "/camunda/api/engine/engine/default"}) {
            var answer = Visitor.named(user, port).post(root + path, body);
            ANSWERS.append("| %s | %s%s `%s` | %d |\n".formatted(user, root, path, body, answer.status()));
            assertThat(answer.status()).as(root + path + body + answer.body()).isBetween(400, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd.bpmn", "a\u0000.bpmn", "..\\..\\x.dmn", "x.form/../y.bpmn"})
    void aNameOfAFileIsJustAName(String name) {
        var before = repository.createDeploymentQuery().count();
        var answer = Visitor.named("otto", port).deploy("x", Map.of(name, "<x/>".getBytes()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"sam,403", "mara,403", "aud,403"})
    void nobodyDeploysAgainWhatWasDeployedOrTakesItAway(String user, int status) {
        var deployed = repository
                .createDeploymentQuery()
                .deploymentSource("baton")
                .list()
                .get(0)
                .getId();
        var visitor = Visitor.named(user, port);
        assertThat(visitor.post("/engine-rest/deployment/%s/redeploy".formatted(deployed), "{}")
                        .status())
                .isEqualTo(status);
        assertThat(visitor.delete("/engine-rest/deployment/" + deployed).status())
                .isEqualTo(status);
    }

    @AfterAll
    static void print() throws IOException {
        Files.writeString(Path.of("target/hostile-requests.md"), ANSWERS);
    }
}
