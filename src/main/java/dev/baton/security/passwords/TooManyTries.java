package dev.baton.security.passwords;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

public class TooManyTries extends AuthenticationException {

    private final Duration wait;

    TooManyTries(Duration wait) {
        super("Too many wrong passwords. Try again in %d seconds.".formatted(seconds(wait)));
        this.wait = wait;
    }

    private TooManyTries(String message, Duration wait) {
        super(message);
        this.wait = wait;
    }

    static TooManyTries atOnce() {
        return new TooManyTries("Too many people log in at this moment. Try again in a second.", Duration.ofSeconds(1));
    }

    /** Whole seconds until the next try is looked at, at least one. */
    public long seconds() {
        return seconds(wait);
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
