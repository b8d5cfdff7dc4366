package dev.baton.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Visitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The calls Camunda Modeler makes when its deploy button is pressed, by everybody. */
@BatonTest
class ModelerDeploysTest {

    private static final Path TRANSCRIPT = Path.of("target/modeler-deploys.md");

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @BeforeAll
    static void title() throws IOException {
        Files.createDirectories(TRANSCRIPT.getParent());
        Files.writeString(
                TRANSCRIPT,
                "| Who | `GET deployment?maxResults=0` | `GET version` | `POST deployment/create` | again, unchanged |\n|---|---|---|---|---|\n");
    }

    @AfterEach
    void withdraw() {
        repository
                .createDeploymentQuery()
                .deploymentSource("Camunda Modeler")
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @ParameterizedTest
    @CsvSource({"otto,200", "admin,200", "sam,403", "sana,403", "cleo,403", "eli,403", "mara,403", "vera,403", "aud,403"
    })
    void processOwnersAndAdministratorsDeployAndNobodyElse(String user, int expected) throws IOException {
        var visitor = Visitor.named(user, port);
        var probe = visitor.get("/engine-rest/deployment?maxResults=0");
        var version = visitor.get("/engine-rest/version");
        var first = visitor.deploy("support-case", changed());
        var again = visitor.deploy("support-case", changed());

        assertThat(probe.status()).isEqualTo(200);
        assertThat(version.status()).isEqualTo(200);
        assertThat(first.status()).as(first.body()).isEqualTo(expected);
        assertThat(repository
                        .createDeploymentQuery()
                        .deploymentSource("Camunda Modeler")
                        .count())
                .isEqualTo(expected == 200 ? 1 : 0);
        Files.writeString(
                TRANSCRIPT,
                "| %s | %d | %d | %d | %d |\n"
                        .formatted(user, probe.status(), version.status(), first.status(), again.status()),
                java.nio.file.StandardOpenOption.APPEND);
    }

    @Test
    void nobodyDeploysWithoutALogin() throws IOException {
        var visitor = Visitor.nobody(port);
        assertThat(visitor.get("/engine-rest/deployment?maxResults=0").status()).isEqualTo(401);
        assertThat(visitor.deploy("support-case", changed()).status()).isEqualTo(403);
    }

    @Test
    void whatRunsIsUntouchedByARefusal() throws IOException {
        var running = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("support-case")
                .latestVersion()
                .singleResult()
                .getId();
        var bad = new String(changed().get("support-case.bpmn"), StandardCharsets.UTF_8)
                .replace("${nameAccountable}", "${nameAcountable}");
        var answer = Visitor.named("otto", port)
                .deploy("support-case", Map.of("support-case.bpmn", bad.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "support-case.bpmn, serviceTask_nameAccountable: ${nameAcountable} names nothing Baton knows");
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("support-case")
                        .latestVersion()
                        .singleResult()
                        .getId())
                .isEqualTo(running);
    }

    private static Map<String, byte[]> changed() throws IOException {
        var model = Files.readString(Path.of("processes/support-case.bpmn"))
                .replace("\"Support case\"", "\"Support case of ours\"");
        return Map.of("support-case.bpmn", model.getBytes(StandardCharsets.UTF_8));
    }
}
