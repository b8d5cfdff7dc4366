package dev.baton.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.RunningNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A start that cannot work says why and what to do in one block, and that block is the last it says. */
class FailedStartTest {

    @TempDir
    private static Path folder;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void aDatabaseThatAsksBatonForItsPassword() throws IOException {
        var rules = Files.writeString(folder.resolve("pg_hba.conf"), """
                host all postgres all trust
                host all baton all scram-sha-256
                """);
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("hba_file", rules.toAbsolutePath().toString())
                .start();
        var jdbc = JdbcClient.create(postgres.getPostgresDatabase());
        jdbc.sql("create user baton password 'right'").update();
        jdbc.sql("create database models").update();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void aDatabaseThatIsNotThere() throws Exception {
        endsWith(
                RunningNode.start("unreachable", "jdbc:postgresql://127.0.0.1:1/baton?password=canary"),
                "The database at jdbc:postgresql://127.0.0.1:1/baton cannot be reached.",
                "set SPRING_DATASOURCE_URL");
    }

    @Test
    void aPasswordThatIsWrong() throws Exception {
        endsWith(
                RunningNode.start(
                        "wrong-password",
                        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.getPort()),
                        "--spring.datasource.username=baton",
                        "--spring.datasource.password=canary"),
                "does not let the user \"baton\" in",
                "SPRING_DATASOURCE_PASSWORD");
    }

    @Test
    void aDatabaseNobodyHasCreated() throws Exception {
        endsWith(
                RunningNode.start("no-database", postgres.getJdbcUrl("postgres", "nowhere")),
                "has no database at",
                "Create it");
    }

    /** One after the other on one database: whoever is missing is missed before anything else is done. */
    @Test
    void nobodyWhoAdministersItAPortThatIsTakenAndModelsThatAreBad() throws Exception {
        endsWith(
                RunningNode.start(
                        "no-administrator", postgres.getJdbcUrl("postgres", "models"), "--baton.admin.password="),
                "Nobody administers this Baton yet",
                "BATON_ADMIN_PASSWORD");
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            endsWith(
                    RunningNode.start(
                            "port-taken",
                            postgres.getJdbcUrl("postgres", "models"),
                            "--server.address=127.0.0.1",
                            "--server.port=" + taken.getLocalPort()),
                    "Port %d was already in use".formatted(taken.getLocalPort()),
                    "stop the process");
        }
        badModels();
        endsWith(
                RunningNode.start(
                        "bad-models",
                        postgres.getJdbcUrl("postgres", "models"),
                        "--baton.models.location=" + folder.resolve("own")),
                "Models are refused",
                "sla.dmn",
                "processes/escalation.bpmn",
                "Nothing was deployed.",
                "Mend the files");
    }

    private static void badModels() throws IOException {
        var processes = Files.createDirectories(folder.resolve("own/processes"));
        Files.writeString(processes.resolve("sla.dmn"), "no model at all");
        Files.writeString(
                processes.resolve("escalation.bpmn"),
                Files.readString(Path.of("processes/escalation.bpmn"))
                        .replace("<bpmn:timeDate", "<bpmn:timeTate")
                        .replace("</bpmn:timeDate", "</bpmn:timeTate"));
    }

    private static void endsWith(RunningNode node, String... told) throws Exception {
        var said = node.lastWords();
        var block = said.substring(Math.max(0, said.lastIndexOf("APPLICATION FAILED TO START")));
        assertThat(block)
                .as(said)
                .contains("Description:", "Action:")
                .contains(told)
                .doesNotContain("canary", "\tat ");
        assertThat(block.lines().filter(line -> line.matches("^\\d{4}-\\d\\d-\\d\\dT.*")))
                .as("nothing is said after it")
                .isEmpty();
    }
}
