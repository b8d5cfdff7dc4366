package dev.baton.models.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Visitor;
import dev.baton.models.DeployedModels;
import dev.baton.models.ModelDeployment;
import dev.baton.models.ModelFolder;
import dev.baton.models.ModelStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.support.ResourcePatternResolver;

/** What a process owner deployed stays through every start, until somebody takes Baton's version. */
@BatonTest
class ModelsPageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private HistoryService history;

    @Autowired
    private ModelDeployment deployment;

    @Autowired
    private Desk desk;

    @Autowired
    private ModelOffers offers;

    private ModelStart start;

    @Autowired
    private ResourcePatternResolver resources;

    @BeforeEach
    void aStart(@Autowired AutowireCapableBeanFactory beans) {
        start = beans.createBean(ModelStart.class);
    }

    @AfterEach
    void withdraw() {
        repository
                .createDeploymentQuery()
                .deploymentSource("Camunda Modeler")
                .list()
                .forEach(found -> repository.deleteDeployment(found.getId(), true));
        assertThat(offers.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "processes/support-case.bpmn,Support case,Support case of ours",
        "processes/raci.dmn,Initial triage and tagging,The first look",
        "processes/triage.dmn,High risk,Danger",
        "forms/takeCharge.form,Escalated because,Raised because"
    })
    void aStartKeepsWhatAProcessOwnerDeployedAndOffersItsOwn(String file, String from, String to) throws IOException {
        deploy(file, from, to);
        deployment.afterSingletonsInstantiated();

        assertThat(offers.all()).singleElement().satisfies(offer -> {
            assertThat(offer.file()).isEqualTo(file);
            assertThat(offer.by()).isEqualTo("otto");
            assertThat(offer.difference().lines())
                    .anySatisfy(line -> assertThat(line.text()).startsWith("-").contains(to));
        });
        assertThat(Visitor.named("aud", port).get("/models").body())
                .contains(file, "otto", to)
                .doesNotContain("Take Baton's version");
    }

    @Test
    void anOfferIsTakenOnRequestAndItIsRecordedByWhomAndWhen() throws IOException {
        deploy("processes/raci.dmn", "Initial triage and tagging", "The first look");
        var owner = Visitor.named("otto", port);
        assertThat(owner.form("/models", Map.of("file", "processes/raci.dmn")).status())
                .isEqualTo(302);

        assertThat(offers.all()).isEmpty();
        var newest = repository
                .createDeploymentQuery()
                .orderByDeploymentTime()
                .desc()
                .list()
                .get(0);
        assertThat(newest.getSource()).isEqualTo(DeployedModels.OURS);
        assertThat(history.createUserOperationLogQuery()
                        .deploymentId(newest.getId())
                        .singleResult())
                .satisfies(entry -> {
                    assertThat(entry.getUserId()).isEqualTo("otto");
                    assertThat(entry.getTimestamp()).isNotNull();
                });
    }

    @ParameterizedTest
    @CsvSource({"otto,200", "admin,200", "aud,200", "sam,403", "mara,403", "vera,403"})
    void thePageIsForProcessOwnersAdministratorsAndAuditors(String user, int status) {
        assertThat(Visitor.named(user, port).get("/models").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"aud", "sam", "mara"})
    void othersTakeNothing(String user) {
        assertThat(Visitor.named(user, port)
                        .form("/models", Map.of("file", "processes/raci.dmn"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anUpgradeThatDoesNotGoWithWhatAnOwnerDeployedChangesNothingAndBatonStarts(@TempDir Path upgrade)
            throws IOException {
        deploy("processes/raci.dmn", "Initial triage and tagging", "The first look");
        copy(
                "processes",
                upgrade,
                "documentation\"",
                "lookingBack\"",
                "raci.doers(execution,'documentation')",
                "raci.doers(execution,'lookingBack')");
        copy("forms", upgrade);
        var running = newest();
        var folder = new ModelFolder(upgrade.toString(), resources);
        var gate = start.gate(folder, List.of());

        start.with(folder, gate);

        assertThat(gate.flaws(folder.files())).isEmpty();
        assertThat(newest()).isEqualTo(running);
    }

    @Test
    void anActivityThatRunningCasesNeedStaysInTheMatrix() throws IOException {
        desk.standardCase();
        var answer = deployed(
                "processes/raci.dmn",
                "\"rootCauseAnalysis\"",
                "\"lookingBack\"",
                "processes/resolution.bpmn",
                "raci.doers(execution,'rootCauseAnalysis')",
                "raci.doers(execution,'lookingBack')");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("userTask_analyzeRootCause", "no row for the activity \\\"rootCauseAnalysis\\\"");
    }

    @Test
    void aBrowserTakesAnOfferWithTheTokenOfThePageOnly() throws IOException {
        deploy("processes/raci.dmn", "Initial triage and tagging", "The first look");
        var owner = Visitor.loggedIn("otto", port);
        assertThat(owner.form("/models", Map.of("file", "processes/raci.dmn")).status())
                .isEqualTo(403);
        assertThat(offers.all()).hasSize(1);

        var token = owner.token("/models");
        assertThat(owner.form("/models", Map.of("file", "processes/raci.dmn", "_csrf", token))
                        .status())
                .isEqualTo(302);
        assertThat(offers.all()).isEmpty();
    }

    @Test
    void whatDoesNotGoWithTheRestIsRefusedOnThePageToo() throws IOException {
        deploy(
                "processes/raci.dmn",
                "\"documentation\"",
                "\"documentation\",\"lookingBack\"",
                "processes/documentation.bpmn",
                "raci.doers(execution,'documentation')",
                "raci.doers(execution,'lookingBack')");
        var owner = Visitor.loggedIn("otto", port);
        owner.form("/models", Map.of("file", "processes/raci.dmn", "_csrf", owner.token("/models")));
        assertThat(owner.get("/models").body()).contains("Nothing was changed", "userTask_documentCase", "lookingBack");
        assertThat(offers.all()).hasSize(2);
    }

    @Test
    void nobodyTakesAnythingWithoutALogin() {
        assertThat(Visitor.nobody(port)
                        .form("/models", Map.of("file", "processes/raci.dmn"))
                        .status())
                .isIn(302, 403);
        assertThat(Visitor.nobody(port).get("/models").status()).isIn(302, 401);
    }

    private String newest() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("support-case")
                .latestVersion()
                .singleResult()
                .getId();
    }

    private static void copy(String folder, Path target, String... changes) throws IOException {
        Files.createDirectories(target.resolve(folder));
        for (var file : Path.of(folder).toFile().listFiles(java.io.File::isFile)) {
            var content = Files.readString(file.toPath());
            for (var index = 0; index < changes.length; index += 2) {
                content = content.replace(changes[index], changes[index + 1]);
            }
            Files.writeString(target.resolve(folder).resolve(file.getName()), content);
        }
    }

    private void deploy(String... changes) throws IOException {
        var answer = deployed(changes);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** Changes of files, three words each: the file, what stands there, what shall. */
    private Visitor.Answer deployed(String... changes) throws IOException {
        var files = new HashMap<String, byte[]>();
        for (var index = 0; index < changes.length; index += 3) {
            var content = Files.readString(Path.of(changes[index]));
            assertThat(content).contains(changes[index + 1]);
            files.put(
                    Path.of(changes[index]).getFileName().toString(),
                    content.replace(changes[index + 1], changes[index + 2]).getBytes(StandardCharsets.UTF_8));
        }
        return Visitor.named("otto", port).deploy("ours", files);
    }
}
