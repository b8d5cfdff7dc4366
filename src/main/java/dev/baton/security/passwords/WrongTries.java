package dev.baton.security.passwords;

import java.time.Duration;
import java.time.Instant;

/** The wrong tries of somebody, and those under way that may turn out wrong. */
final class WrongTries {

    static final Duration LONGEST = Duration.ofMinutes(1);

    private static final Duration FIRST = Duration.ofSeconds(1);

    private final int free;
    private int wrong;
    private int underWay;
    private Instant until = Instant.EPOCH;

    WrongTries(int free) {
        this.free = free;
    }

    synchronized void reserve(Instant now) {
        refuseBefore(now);
        if (underWay > 0 && wrong + underWay >= free) {
            throw new TooManyTries(FIRST);
        }
        underWay++;
    }

    synchronized void reserveAnyway() {
        underWay++;
    }

    synchronized void refuseBefore(Instant now) {
        var wait = Duration.between(now, until);
        if (wait.compareTo(Duration.ZERO) > 0) {
            throw new TooManyTries(wait);
        }
    }

    synchronized void wrong(Instant now) {
        underWay--;
        wrong++;
        if (wrong >= free) {
            var doublings = Math.min(wrong - free, 10);
            var delay = FIRST.multipliedBy(1L << doublings);
            until = now.plus(delay.compareTo(LONGEST) > 0 ? LONGEST : delay);
        }
    }

    synchronized void giveBack() {
        underWay--;
    }

    synchronized void forget() {
        wrong = 0;
        until = Instant.EPOCH;
    }
}
