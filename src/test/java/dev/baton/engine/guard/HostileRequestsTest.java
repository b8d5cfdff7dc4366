package dev.baton.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests nobody makes by mistake, each as somebody who is logged in: never an error of the server, never an effect. */
@BatonTest
class HostileRequestsTest {

    private static final StringBuilder ANSWERS = new StringBuilder("| Who | Request | Answer |\n|---|---|---|\n");

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Desk desk;

    @BeforeEach
    void aDeskAtWork() {
        desk.standardCase();
    }

    /** Like the 20x, what is refused changes nothing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            sam | 400 | /task | {"orQueries": "x"}
            sam | 200 | /task | {"nonsense": 1}
            sam | 400 | /task | [[[[
            sam | 400 | /task | {"sorting": [{"sortBy": "id; drop table act_ru_task", "sortOrder": "asc"}]}
            sam | 400 | /task | {"processVariables": [{"name": "x", "operator": "${''.getClass()}", "value": 1}]}
            sam | 403 | /process-definition/key/support-case/start | {"variables": {"x": {"value": "rO0ABXNyAA==", "type": "Object", "valueInfo": {"objectTypeName": "java.util.HashSet", "serializationDataFormat": "application/x-java-serialized-object"}}}}
            sam | 403 | /process-definition/key/support-case/start | {"startInstructions": [{"type": "startBeforeActivity", "activityId": "serviceTask_closeCase"}]}
            sam | 403 | /process-definition/key/support-case/start | {"variables": {"signOff": {"value": "approved"}}}
            sam | 403 | /process-definition/key/support-case/submit-form | {"variables": {"signOff": {"value": "approved"}, "category": {"value": "outage"}}}
            sam | 403 | /process-definition/key/support-case/submit-form | {"variables": {"priority": {"value": "P1"}}}
            sam | 403 | /process-definition/key/support-case/start | {"businessKey": "C-000001"}
            sam | 403 | /process-definition/key/support-case/submit-form | {"businessKey": "C-000001"}
            sam | 403 | /process-definition/key/resolution/start | {}
            mara | 403 | /process-definition/key/resolution/start | {"variables": {"outcome": {"value": "resolved"}}}
            mara | 403 | /process-definition/key/resolution/start | {"businessKey": "C-000001"}
            mara | 403 | /message | {"messageName": "x", "processVariables": {"signOff": {"value": "approved"}}}
            mara | 403 | /message | {"messageName": "x", "processVariablesLocal": {"signOff": {"value": "approved"}}}
            mara | 403 | /message | {"messageName": "x", "correlationKeys": {"signOff": {"value": "approved"}}}
            mara | 403 | /signal | {"name": "x", "variables": {"signOff": {"value": "approved"}}}
            mara | 403 | /condition | {"variables": {"signOff": {"value": "approved"}}}
            mara | 403 | /process-instance/variables-async | {"processInstanceIds": ["x"], "variables": {"signOff": {"value": "approved"}}}
            mara | 403 | /process-instance/message-async | {"messageName": "x", "processInstanceIds": ["x"], "variables": {"signOff": {"value": "approved"}}}
            mara | 403 | /external-task/x/complete | {"workerId": "x", "variables": {"signOff": {"value": "approved"}}}
            mara | 403 | /process-instance/x/variables | {"modifications": {"signOff": {"value": "approved"}}}
            mara | 403 | /process-instance/x/modification | {"instructions": [{"type": "startBeforeActivity", "activityId": "x", "variables": {"signOff": {"value": "approved"}}}]}
            mara | 403 | /execution/x/signal | {"variables": {"signOff": {"value": "approved"}}}
            sam | 403 | /message | {"messageName": "baton.activityRecorded", "all": true}
            sam | 403 | /signal | {"name": "x"}
            sam | 403 | /condition | {"variables": {}}
            sam | 403 | /filter/create | {"resourceType": "Task", "name": "x", "query": {}}
            sam | 403 | /authorization/create | {"type": 0, "permissions": ["ALL"], "userId": "*", "resourceType": 0, "resourceId": "*"}
            sam | 403 | /user/create | {"profile": {"id": "intruder"}, "credentials": {"password": "A-long-one-nobody-guesses-7"}}
            sam | 403 | /migration/execute | {"migrationPlan": {"sourceProcessDefinitionId": "x", "targetProcessDefinitionId": "y", "instructions": []}, "processInstanceIds": ["x"]}
            sam | 403 | /modification/execute | {"processDefinitionId": "x", "processInstanceIds": ["x"], "instructions": []}
            sam | 403 | /process-instance/delete | {"processInstanceQuery": {}, "deleteReason": "x"}
            otto | 403 | /user/create | {"profile": {"id": "intruder"}, "credentials": {"password": "A-long-one-nobody-guesses-7"}}
            otto | 403 | /filter/create | {"resourceType": "Task", "name": "x", "query": {}}
            otto | 403 | /process-definition/key/support-case/start | {}
            """)
    void nothingComesOfIt(String user, int status, String path, String body) {
        var before = rows();
        for (var root : new String[] {"/engine-rest", "/camunda/api/engine/engine/default"}) {
            var answer = Visitor.named(user, port).post(root + path, body);
            ANSWERS.append("| %s | %s%s `%s` | %d |\n".formatted(user, root, path, body, answer.status()));
            assertThat(answer.status()).as(root + path + body + answer.body()).isEqualTo(status);
            assertThat(rows()).isEqualTo(before);
        }
    }

    @Test
    void administratorsStartWhereTheyRepair() {
        var answer = Visitor.named("admin", port).post("/engine-rest/process-definition/key/support-case/start", """
                        {"startInstructions": [{"type": "startBeforeActivity", "activityId": "nowhere"}]}""");
        assertThat(answer.body()).contains("'nowhere' does not exist").doesNotContain("started at its start");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd.bpmn", "a\u0000.bpmn", "..\\..\\x.dmn", "x.form/../y.bpmn"})
    void aNameOfAFileIsJustAName(String name) {
        var before = repository.createDeploymentQuery().count();
        var answer = Visitor.named("otto", port).deploy("x", Map.of(name, "<x/>".getBytes()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    /** Whoever may not even read deployments is told that there is none. */
    @ParameterizedTest
    @CsvSource({"sam,404", "mara,404", "aud,403", "otto,403"})
    void nobodyTakesAwayWhatWasDeployed(String user, int status) {
        var deployed = repository
                .createDeploymentQuery()
                .deploymentSource("baton")
                .list()
                .get(0)
                .getId();
        assertThat(Visitor.named(user, port)
                        .delete("/engine-rest/deployment/" + deployed)
                        .status())
                .isEqualTo(status);
        assertThat(repository.createDeploymentQuery().deploymentId(deployed).count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sam", "mara", "aud"})
    void nobodyElseDeploysAgainWhatWasDeployed(String user) {
        var before = repository.createDeploymentQuery().count();
        var deployed = repository
                .createDeploymentQuery()
                .deploymentSource("baton")
                .list()
                .get(0)
                .getId();
        assertThat(Visitor.named(user, port)
                        .post("/engine-rest/deployment/%s/redeploy".formatted(deployed), "{}")
                        .status())
                .isIn(403, 404);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    private List<Long> rows() {
        return Stream.of(
                        "act_ru_execution",
                        "act_ru_task",
                        "act_ru_variable",
                        "act_ru_authorization",
                        "act_ru_filter",
                        "act_id_user")
                .map(table -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single())
                .toList();
    }

    @AfterAll
    static void print() throws IOException {
        Files.writeString(Path.of("target/hostile-requests.md"), ANSWERS);
    }
}
