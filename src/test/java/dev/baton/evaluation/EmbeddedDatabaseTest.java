package dev.baton.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.baton.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    private Path directory;

    @Test
    void whatIsWrittenSurvivesARestart() throws Exception {
        try (var database = new EmbeddedDatabase(directory)) {
            execute(database, "create table kept (id int)");
        }
        try (var database = new EmbeddedDatabase(directory)) {
            execute(database, "insert into kept values (1)");
        }
    }

    @Test
    void itStopsWithBatonAndNotBefore() throws Exception {
        ProcessHandle postgres;
        try (var database = new EmbeddedDatabase(directory)) {
            postgres = postmaster();
            assertThat(postgres.isAlive()).isTrue();
        }
        postgres.onExit().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aSecondBatonOnTheSameDirectoryIsToldSo() throws Exception {
        try (var database = new EmbeddedDatabase(directory)) {
            assertThatThrownBy(() -> new EmbeddedDatabase(directory))
                    .isInstanceOf(DirectoryInUse.class)
                    .hasMessageContaining("Another Baton is using");
            execute(database, "select 1");
        }
    }

    @Test
    void whatAKilledBatonLeftRunningIsStoppedFirst() throws Exception {
        var killed = ChildJvm.start(UntilKilled.class, directory.toString());
        await().atMost(60, TimeUnit.SECONDS).until(() -> Files.exists(directory.resolve("ready")));
        killed.destroyForcibly().waitFor();
        assertThat(postmaster().isAlive()).as("PostgreSQL outlives it").isTrue();

        try (var database = new EmbeddedDatabase(directory)) {
            execute(database, "insert into kept values (1)");
        }
    }

    private ProcessHandle postmaster() throws Exception {
        var pid = Files.readAllLines(directory.resolve("postgresql/postmaster.pid"))
                .get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static class UntilKilled {
        public static void main(String[] directory) throws Exception {
            var database = new EmbeddedDatabase(Path.of(directory[0]));
            execute(database, "create table kept (id int)");
            Files.createFile(Path.of(directory[0], "ready"));
            System.in.read();
        }
    }
}
