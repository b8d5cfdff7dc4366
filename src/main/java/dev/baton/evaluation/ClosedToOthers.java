package dev.baton.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Nobody logs in to the embedded PostgreSQL without its password. A database of a Baton that let everybody on the machine in
 * gets one, while it is not listening to anybody.
 */
record ClosedToOthers(Path data, DatabasePassword password) {

    private static final String LOGINS = """
            # Written by Baton at each start.
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    /** @param programs where PostgreSQL's programs are */
    void close(Path programs) throws IOException {
        if (!password.isKept()) {
            setPassword(programs);
            password.keep();
        }
        Files.writeString(data.resolve("pg_hba.conf"), LOGINS);
    }

    boolean isThere() {
        return Files.exists(data.resolve("postgresql.conf"));
    }

    private void setPassword(Path programs) throws IOException {
        var command = new ArrayList<>(asOrdinaryUser());
        command.addAll(List.of(programs.resolve("postgres").toString(), "--single", "-D", data.toString(), "postgres"));
        var postgres = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var input = postgres.outputWriter(StandardCharsets.US_ASCII)) {
            input.write("alter role postgres password '%s'%n".formatted(password.value()));
        }
        if (!ended(postgres)) {
            throw new IOException("The database in %s could not be given a password.".formatted(data));
        }
    }

    private static boolean ended(Process postgres) throws IOException {
        try {
            return postgres.waitFor(60, TimeUnit.SECONDS) && postgres.exitValue() == 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    /** PostgreSQL refuses to run as root. */
    private static List<String> asOrdinaryUser() {
        return io.zonky.test.db.postgres.util.LinuxUtils.isUnshareAvailable() ? List.of("unshare", "-U") : List.of();
    }
}
