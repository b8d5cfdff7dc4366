package dev.baton.audit.log;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** {@code baton.audit.*}. */
@Component
public class AuditSettings {

    private final String origin;
    private final Optional<Path> keyFile;
    private final boolean evaluation;

    AuditSettings(
            @Value("${baton.audit.origin:}") String origin,
            @Value("${baton.audit.key-file:}") String keyFile,
            @Value("${baton.public-url:}") String address,
            @Value("${baton.database.directory}") Path directory,
            Environment environment) {
        this.evaluation = environment.getProperty("spring.datasource.url") == null;
        this.origin = origin.isBlank() ? host(address) + "/audit" : origin.strip();
        this.keyFile = !keyFile.isBlank()
                ? Optional.of(Path.of(keyFile))
                : evaluation ? Optional.of(directory.resolve("audit-key.pem")) : Optional.empty();
        if (this.origin.contains(" ") || this.origin.contains("+")) {
            throw new IllegalArgumentException("baton.audit.origin must be without spaces and \"+\": " + origin);
        }
    }

    private static String host(String address) {
        var host = address.isBlank() ? null : URI.create(address).getHost();
        return host == null ? "baton" : host;
    }

    /** The name of this log in checkpoints and keys. */
    public String origin() {
        return origin;
    }

    /** The file of the key that signs; empty where nothing is signed. */
    Optional<Path> keyFile() {
        return keyFile;
    }

    /** Whether the key is made where there is none: in evaluation mode only. */
    boolean makeKey() {
        return evaluation;
    }
}
