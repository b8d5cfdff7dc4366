package dev.baton.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * {@code baton.outbound}
 *
 * @param allow host names and blocks of addresses that may be called though they are not public, also without TLS
 * @param connect how long a connection may take to come about
 * @param call how long everything together may take, looking up the name too
 * @param reply how much of an answer is read
 * @param proxy through which all calls go; none of the environment is used
 */
@ConfigurationProperties("baton.outbound")
record OutboundSettings(
        List<String> allow,
        Duration connect,
        Duration call,
        DataSize reply,
        @Nullable URI proxy) {

    OutboundSettings {
        allow = allow == null ? List.of() : List.copyOf(allow);
    }
}
