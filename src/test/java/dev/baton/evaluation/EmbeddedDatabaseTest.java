package dev.baton.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    private static final String PROGRAMS = System.getProperty("baton.database.programs", "");

    @TempDir
    private Path directory;

    @Test
    void whatIsWrittenSurvivesARestart() throws Exception {
        try (var database = database(directory)) {
            execute(database, "create table kept (id int)");
        }
        try (var database = database(directory)) {
            execute(database, "insert into kept values (1)");
        }
    }

    @Test
    void itStopsWithBatonAndNotBefore() throws Exception {
        ProcessHandle postgres;
        try (var database = database(directory)) {
            postgres = postmaster();
            assertThat(postgres.isAlive()).isTrue();
        }
        postgres.onExit().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aDeskIsPreparedInANewDatabaseOnly() throws Exception {
        try (var database = database(directory, true)) {
            assertThat(database.desk().isThere()).isTrue();
            execute(database, "create table kept (id int)");
            database.desk().end();
        }
        try (var database = database(directory, true)) {
            assertThat(database.desk().isThere()).isFalse();
            execute(database, "insert into kept values (1)");
        }
    }

    @Test
    void halfADeskIsThrownAwayAndPreparedAnew() throws Exception {
        try (var database = database(directory, true)) {
            execute(database, "create table half (id int)");
        }
        try (var database = database(directory, true)) {
            assertThat(database.desk().isThere()).isTrue();
            execute(database, "create table half (id int)");
        }
    }

    @Test
    void halfADeskIsThrownAwayForAnEmptyOneAsWell() throws Exception {
        try (var database = database(directory, true)) {
            execute(database, "create table half (id int)");
        }
        try (var database = database(directory, false)) {
            assertThat(database.desk().isThere()).isFalse();
            execute(database, "create table half (id int)");
        }
    }

    @Test
    void whoWantsNoneHasAnEmptyDesk() throws Exception {
        try (var database = database(directory, false)) {
            assertThat(database.desk().isThere()).isFalse();
        }
        try (var database = database(directory, true)) {
            assertThat(database.desk().isThere()).isFalse();
        }
    }

    @Test
    void aSecondBatonOnTheSameDirectoryIsToldSo() throws Exception {
        try (var database = database(directory)) {
            assertThatThrownBy(() -> database(directory))
                    .isInstanceOf(DirectoryInUse.class)
                    .hasMessageContaining("Another Baton is using");
            execute(database, "select 1");
        }
    }

    @Test
    void whatAKilledBatonLeftRunningIsStoppedFirst() throws Exception {
        var killed = ChildJvm.start(UntilKilled.class, directory.toString(), PROGRAMS);
        await().atMost(60, TimeUnit.SECONDS).until(() -> Files.exists(directory.resolve("ready")));
        killed.destroyForcibly().waitFor();
        assertThat(postmaster().isAlive()).as("PostgreSQL outlives it").isTrue();

        try (var database = database(directory)) {
            execute(database, "insert into kept values (1)");
        }
    }

    @Test
    void nobodyLogsInWithoutThePasswordAndNobodyElseReadsIt() throws Exception {
        try (var database = database(directory)) {
            isClosed(database);
            assertThat(permissions("")).isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(PROGRAMS))))
                    .isEqualTo("rwx------");
            assertThat(permissions("postgresql")).isEqualTo("rwx------");
            assertThat(permissions("postgresql.password")).isEqualTo("rw-------");
            assertThat(Files.readString(directory.resolve("postgresql.password")))
                    .isEqualTo(database.password())
                    .hasSize(43);
            execute(
                    database,
                    "do $$ begin assert (select setting = '' from pg_settings where name = 'unix_socket_directories'); end $$");
        }
    }

    /** As Baton left it before it gave the database a password. */
    @Test
    void aDatabaseThatLetEverybodyInIsClosedAndKeepsItsData() throws Exception {
        try (var database = database(directory)) {
            execute(database, "create table kept (id int)");
            execute(database, "alter role postgres password null");
        }
        Files.delete(directory.resolve("postgresql.password"));
        Files.writeString(directory.resolve("postgresql/pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));

        try (var database = database(directory)) {
            execute(database, "insert into kept values (1)");
            isClosed(database);
            assertThat(permissions("")).isEqualTo("rwx------");
        }
    }

    /** One more byte in a program, and a library that is there besides. */
    @Test
    void programsThatAreNotThoseOfBatonAreNotRun() throws Exception {
        for (var file : new String[] {"bin/pg_ctl", "lib/another.so"}) {
            var programs = new CheckedBinaries(PrivateDirectory.own(directory.resolve("programs")));
            var unpacked = pretendToUnpack(programs);
            programs.getPgBinary("Linux", machine()).close();
            assertThat(unpacked).as("as it was unpacked").exists();

            Files.writeString(unpacked.resolve(file), "#!/bin/sh\n");
            programs.getPgBinary("Linux", machine()).close();
            assertThat(unpacked).as("with another " + file).doesNotExist();
        }
    }

    @Test
    void programsThatNobodyKnowsTheHashesOfAreNotRun() throws Exception {
        var programs = new CheckedBinaries(PrivateDirectory.own(directory.resolve("programs")));
        var unpacked = pretendToUnpack(programs);
        Files.delete(directory.resolve("programs/hashes"));

        programs.getPgBinary("Linux", machine()).close();

        assertThat(unpacked).doesNotExist();
    }

    private Path pretendToUnpack(CheckedBinaries programs) throws Exception {
        try (var archive = programs.getPgBinary("Linux", machine())) {
            var digest = MessageDigest.getInstance("MD5").digest(archive.readAllBytes());
            var unpacked = directory.resolve("programs/PG-" + HexFormat.of().formatHex(digest));
            Files.createDirectories(unpacked.resolve("bin"));
            Files.createDirectories(unpacked.resolve("lib"));
            Files.writeString(unpacked.resolve("bin/pg_ctl"), "#!/bin/bash\n");
            programs.programs();
            return unpacked;
        }
    }

    @Test
    void whatAnotherUserPutThereIsNotUsed() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a file away");
        Files.createDirectories(directory.resolve("postgresql"));
        Files.writeString(directory.resolve("postgresql/postgresql.conf"), "archive_command = 'touch /tmp/owned'");
        Files.setAttribute(directory.resolve("postgresql/postgresql.conf"), "unix:uid", 65534);

        assertThatThrownBy(() -> database(directory))
                .isInstanceOf(DirectoryNotOurs.class)
                .hasMessageContaining("postgresql.conf belongs to another user");
    }

    private void isClosed(EmbeddedDatabase database) {
        for (var password : new String[] {"", "postgres", "baton"}) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "postgres", password))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    private String permissions(String file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file)));
    }

    private static String machine() {
        return "amd64".equals(System.getProperty("os.arch")) ? "x86_64" : System.getProperty("os.arch");
    }

    private static EmbeddedDatabase database(Path directory) {
        return database(directory, false);
    }

    private static EmbeddedDatabase database(Path directory, boolean livedIn) {
        return new EmbeddedDatabase(directory, Path.of(PROGRAMS), livedIn);
    }

    private ProcessHandle postmaster() throws Exception {
        var pid = Files.readAllLines(directory.resolve("postgresql/postmaster.pid"))
                .get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), "postgres", database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static class UntilKilled {
        public static void main(String[] directory) throws Exception {
            var database = new EmbeddedDatabase(Path.of(directory[0]), Path.of(directory[1]), false);
            execute(database, "create table kept (id int)");
            Files.createFile(Path.of(directory[0], "ready"));
            System.in.read();
        }
    }
}
