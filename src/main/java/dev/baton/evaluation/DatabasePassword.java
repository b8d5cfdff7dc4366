package dev.baton.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The password of the embedded PostgreSQL, made up once and kept in a file that only who runs Baton may read. */
record DatabasePassword(PrivateDirectory directory, String value) {

    private static final String FILE = "postgresql.password";
    private static final int BYTES = 32;

    /** The one that is kept, or a new one that is not yet. */
    static DatabasePassword of(PrivateDirectory directory) throws IOException {
        var file = directory.path().resolve(FILE);
        return new DatabasePassword(
                directory, Files.exists(file) ? Files.readString(file, StandardCharsets.US_ASCII) : madeUp());
    }

    Path file() {
        return directory.path().resolve(FILE);
    }

    boolean isKept() {
        return Files.exists(file());
    }

    void keep() throws IOException {
        directory.keep(FILE, value);
    }

    @Override
    public String toString() {
        return "password in " + file();
    }

    private static String madeUp() {
        var random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
