package dev.baton.statuspage.links;

import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** By which address customers reach Baton: as it is said, else as this machine or the first of its names is called. */
@Component
public class PublicAddress {

    private final String given;
    private final List<String> hosts;
    private final boolean evaluation;
    private final Environment environment;

    PublicAddress(
            @Value("${baton.public-url:}") String given,
            @Value("${baton.security.hosts:}") List<String> hosts,
            @Value("${baton.evaluation:false}") boolean evaluation,
            Environment environment) {
        this.given = given.strip().replaceAll("/+$", "");
        this.hosts = hosts;
        this.evaluation = evaluation;
        this.environment = environment;
    }

    /** For what is sent: whoever asks for that may have asked under a name that customers do not know. */
    Optional<String> of(String token) {
        return base().map(base -> base + path(token));
    }

    /** For whoever is looking at Baton now, by the name by which they do where none is said. */
    String here(String token) {
        return base().orElseGet(() ->
                        ServletUriComponentsBuilder.fromCurrentContextPath().toUriString())
                + path(token);
    }

    public static String path(String token) {
        return "/status/" + token;
    }

    private Optional<String> base() {
        if (!given.isEmpty()) {
            return Optional.of(given);
        }
        if (evaluation) {
            return Optional.of("http://localhost:"
                    + environment.getProperty("local.server.port", environment.getProperty("server.port", "8080")));
        }
        return hosts.stream()
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .findFirst()
                .map(host -> "https://" + host);
    }
}
