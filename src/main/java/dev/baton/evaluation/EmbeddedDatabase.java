package dev.baton.evaluation;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL of Baton's own that keeps its data in a directory, for one Baton at a time. */
class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final FileChannel owner;
    private final EmbeddedPostgres postgres;

    EmbeddedDatabase(Path directory) {
        try {
            Files.createDirectories(directory);
            owner = own(directory);
            postgres = start(directory.resolve("postgresql"));
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL did not start on " + directory.toAbsolutePath(), failure);
        }
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        owner.close();
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

    private static EmbeddedPostgres start(Path data) throws IOException {
        new OrphanedPostgres(data).stop();
        return EmbeddedPostgres.builder()
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
