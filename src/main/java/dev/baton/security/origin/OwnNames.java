package dev.baton.security.origin;

import dev.baton.security.SecuritySettings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What Baton is called: by {@code baton.security.hosts}, or as this machine calls itself while Baton is tried out. */
@Component
public class OwnNames {

    private static final Logger log = LoggerFactory.getLogger(OwnNames.class);

    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]", "[0:0:0:0:0:0:0:1]");
    private static final Set<Integer> USUAL_PORTS = Set.of(80, 443);

    private final Set<String> names;
    private final Set<String> given;

    OwnNames(SecuritySettings settings, @Value("${baton.evaluation}") boolean evaluation) {
        this.given = plain(settings.hosts());
        this.names = given.isEmpty() && evaluation ? plain(LOOPBACK) : given;
        if (names.isEmpty()) {
            log.warn("baton.security.hosts is not set: requests are answered under whatever name they ask for."
                    + " Name the hosts by which people and programs reach Baton.");
        }
    }

    /** Any name is, where none are given. */
    boolean isAskedByOne(HttpServletRequest request) {
        return names.isEmpty() || names.contains(plain(request.getServerName()));
    }

    /** Whether the page that sent the request is one of Baton's: at the address that was asked, or at a name given, behind a proxy. */
    boolean isOwn(String origin, HttpServletRequest request) {
        var page = parsed(origin);
        if (page == null || request.isSecure() && !"https".equals(page.getScheme())) {
            return false;
        }
        var host = plain(page.getHost());
        var port = portOf(page);
        return host.equals(plain(request.getServerName())) && port == usual(request.getServerPort())
                || port == 0 && given.contains(host);
    }

    private static @Nullable URI parsed(String origin) {
        try {
            var page = URI.create(origin);
            return page.getHost() == null || !List.of("http", "https").contains(page.getScheme()) ? null : page;
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static int portOf(URI page) {
        var unnamed = page.getPort() < 0;
        return unnamed ? 0 : usual(page.getPort());
    }

    /** A proxy that speaks TLS may not have told. */
    private static int usual(int port) {
        return USUAL_PORTS.contains(port) ? 0 : port;
    }

    private static Set<String> plain(List<String> names) {
        return names.stream().map(OwnNames::plain).collect(Collectors.toUnmodifiableSet());
    }

    private static String plain(String name) {
        var lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("[") ? lower.substring(1, lower.length() - 1) : lower;
    }
}
