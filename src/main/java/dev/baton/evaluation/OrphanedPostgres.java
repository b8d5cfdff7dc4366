package dev.baton.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The PostgreSQL that a killed Baton left running on the directory; it would keep the next one out. */
class OrphanedPostgres {

    private static final Logger log = LoggerFactory.getLogger(OrphanedPostgres.class);

    private final Path pidFile;

    OrphanedPostgres(Path data) {
        this.pidFile = data.resolve("postmaster.pid");
    }

    void stop() throws IOException {
        if (Files.exists(pidFile)) {
            process().ifPresent(OrphanedPostgres::stop);
        }
    }

    private Optional<ProcessHandle> process() throws IOException {
        var pid = Files.readAllLines(pidFile).get(0).strip();
        return ProcessHandle.of(Long.parseLong(pid)).filter(OrphanedPostgres::isPostgres);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.endsWith("postgres"))
                .orElse(false);
    }

    private static void stop(ProcessHandle postgres) {
        log.warn("A PostgreSQL of a Baton that was killed still runs (process {}); stopping it first.", postgres.pid());
        postgres.destroy();
        try {
            postgres.onExit().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | TimeoutException late) {
            postgres.destroyForcibly();
        }
    }
}
