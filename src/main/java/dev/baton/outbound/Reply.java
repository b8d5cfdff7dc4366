package dev.baton.outbound;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a server answered, a redirection too: none is followed.
 *
 * @param headers by their names in lower case
 * @param body as much of it as is read
 * @param whole whether that is all of it
 */
public record Reply(int status, Map<String, String> headers, byte[] body, boolean whole) {

    private static final Duration LONGEST_PAUSE = Duration.ofHours(24);

    public boolean isGood() {
        return status / 100 == 2;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** How long the server wants to be left alone, by its {@code Retry-After}, a day at most; empty where it does not say. */
    public Optional<Duration> retryAfter(Instant now) {
        return header("retry-after").map(String::strip).flatMap(value -> pause(value, now));
    }

    private static Optional<Duration> pause(String value, Instant now) {
        try {
            var pause = value.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            var bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
            return bounded.isNegative() ? Optional.of(Duration.ZERO) : Optional.of(bounded);
        } catch (DateTimeException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }
}
