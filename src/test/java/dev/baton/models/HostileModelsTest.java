package dev.baton.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.BatonTest;
import dev.baton.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a process owner, or whoever has their password, might deploy: each is refused, says where and why, and leaves nothing behind. */
@BatonTest
class HostileModelsTest {

    private static final Map<String, String> VERDICTS = new TreeMap<>();
    private static final List<String> TABLES = List.of(
            "act_re_deployment", "act_ge_bytearray", "act_re_procdef", "act_re_decision_def", "act_re_camformdef");

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @MethodSource("dev.baton.models.HostileModel#all")
    void itStaysOut(HostileModel model) throws IOException {
        var before = rows();
        var answer = Visitor.named("otto", port).deploy("hostile", Map.of(model.file(), model.content()));

        VERDICTS.put(model.file(), answer.status() + " | " + model.element() + " | " + model.reason());
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(message(answer).lines())
                .as("%s, %s: %s", model.file(), model.element(), model.reason())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("  - " + model.file() + (model.element().isEmpty() ? ": " : ", " + model.element()))
                        .contains(model.reason()));
        assertThat(rows()).isEqualTo(before);
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("hostile")
                        .count())
                .isZero();
    }

    @Test
    void everyFileOfTheCorpusHasItsVerdict() {
        assertThat(HostileModel.written().map(HostileModel::file))
                .containsExactlyInAnyOrderElementsOf(HostileModel.files());
    }

    @Test
    void allProblemsOfAllFilesAreToldAtOnce() throws IOException {
        var files = new TreeMap<String, byte[]>();
        HostileModel.written()
                .filter(model ->
                        model.file().startsWith("script-") || model.file().startsWith("missing-"))
                .sorted(Comparator.comparing(HostileModel::file))
                .forEach(model -> files.put(model.file(), model.content()));
        var answer = Visitor.named("otto", port).deploy("hostile", files);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(files.keySet())
                .allSatisfy(file -> assertThat(message(answer)).contains(file));
    }

    @Test
    void tooManyFilesAreNotEvenRead() {
        var files = new TreeMap<String, byte[]>();
        for (var number = 0; number < 101; number++) {
            files.put("file" + number + ".txt", new byte[] {1});
        }
        var answer = Visitor.named("otto", port).deploy("hostile", files);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("more than 100 files");
    }

    @Test
    void nobodyPassesForBaton() throws IOException {
        var harmless = Map.of("notes.txt", new byte[] {1});
        var answer = Visitor.named("otto", port).deploy("baton", DeployedModels.OURS, harmless);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(message(answer)).contains("which Baton keeps for itself");
    }

    @AfterAll
    static void print() throws IOException {
        var table = new StringBuilder("| File | Answer | Element | Reason |\n|---|---|---|---|\n");
        VERDICTS.forEach((file, verdict) -> table.append("| %s | %s |\n".formatted(file, verdict)));
        Files.writeString(Path.of("target/hostile-models.md"), table);
    }

    private List<Long> rows() {
        return TABLES.stream()
                .map(table -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single())
                .toList();
    }

    private static String message(Visitor.Answer answer) throws IOException {
        return new ObjectMapper().readTree(answer.body()).path("message").asText();
    }
}
