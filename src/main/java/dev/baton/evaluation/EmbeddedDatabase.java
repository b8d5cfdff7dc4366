package dev.baton.evaluation;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL of Baton's own that keeps its data in a directory, for one Baton at a time. */
class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    /** The library reads it for where it looks for old data to remove, in a directory of everybody by default. */
    private static final String WORKING_DIRECTORY = "ot.epg.working-dir";

    private static final int STOPPED_SECONDS = 60;

    /** Owns the tables and everything else. */
    static final String OWNER = "postgres";

    /** What Baton works as: no superuser, and nobody who may change what is append-only. */
    static final String ROLE = "baton";

    private final FileChannel owner;
    private final DatabasePassword password;
    private final EmbeddedPostgres postgres;
    private final UnfinishedDesk desk;

    /**
     * @param programs where PostgreSQL's programs are unpacked
     * @param livedIn whether a desk is prepared in a new database
     */
    EmbeddedDatabase(Path directory, Path programs, boolean livedIn) {
        try {
            var own = PrivateDirectory.own(directory);
            owner = own(own.path());
            password = DatabasePassword.of(own);
            desk = new UnfinishedDesk(own.path());
            postgres = start(own.path().resolve("postgresql"), PrivateDirectory.own(programs), livedIn);
            makeRole();
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL did not start on " + directory.toAbsolutePath(), failure);
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:%d/postgres".formatted(postgres.getPort());
    }

    String password() {
        return password.value();
    }

    /** Another one than the owner's, and no way to that. */
    String rolePassword() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest((ROLE + ":" + password()).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    UnfinishedDesk desk() {
        return desk;
    }

    private void makeRole() throws IOException {
        try (var connection = DriverManager.getConnection(url(), OWNER, password());
                var statement = connection.createStatement()) {
            var there = statement
                    .executeQuery("select 1 from pg_roles where rolname = '%s'".formatted(ROLE))
                    .next();
            statement.execute("%s role %s login password %s"
                    .formatted(there ? "alter" : "create", ROLE, statement.enquoteLiteral(rolePassword())));
            statement.execute("grant pg_checkpoint to " + ROLE);
        } catch (SQLException failure) {
            throw new IOException("The role %s could not be made".formatted(ROLE), failure);
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        owner.close();
    }

    /** On another thread: Spring takes a start that waits without end for stuck when it is stopped, and interrupts it. */
    private void stop() throws IOException {
        try {
            CompletableFuture.runAsync(this::closePostgres).get(STOPPED_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IOException("PostgreSQL did not stop", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private void closePostgres() {
        try {
            postgres.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static FileChannel own(Path directory) throws IOException {
        var channel =
                FileChannel.open(directory.resolve("baton.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException taken) {
            log.debug("Locked by this very JVM", taken);
        }
        channel.close();
        throw new DirectoryInUse(directory);
    }

    private static void close(ClosedToOthers closed, CheckedBinaries binaries) {
        try {
            closed.close(binaries.programs());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private EmbeddedPostgres start(Path data, PrivateDirectory programs, boolean livedIn) throws IOException {
        new OrphanedPostgres(data).stop();
        desk.discard(data);
        var binaries = new CheckedBinaries(programs);
        var closed = new ClosedToOthers(data, password);
        if (!closed.isThere()) {
            password.keep();
            desk.begin(livedIn);
        }
        System.setProperty(WORKING_DIRECTORY, programs.path().toString());
        return EmbeddedPostgres.builder()
                .setPgBinaryResolver(binaries)
                .setOverrideWorkingDirectory(programs.path().toFile())
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", password.file().toString())
                .setDataDirectoryCustomizer(made -> close(closed, binaries))
                .setConnectConfig("password", password.value())
                .setServerConfig("unix_socket_directories", "")
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
    }
}
