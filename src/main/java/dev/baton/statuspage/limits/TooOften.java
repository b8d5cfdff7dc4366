package dev.baton.statuspage.limits;

import java.time.Instant;

/** Too much came from somewhere, or by a link: it is answered again from an instant on. */
public class TooOften extends RuntimeException {

    private final transient Instant until;

    TooOften(Instant until) {
        super("Too often");
        this.until = until;
    }

    public Instant until() {
        return until;
    }
}
