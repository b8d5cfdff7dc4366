package dev.baton.statuspage.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.statuspage.StatusPageSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageLimitsTest {

    private static final String GUESSER = "203.0.113.7";

    private Instant now = Instant.parse("2026-11-30T10:00:00Z");

    private final Clock clock = new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private final PageLimits limits = new PageLimits(
            new StatusPageSettings(
                    false,
                    null,
                    Duration.ofDays(365),
                    Duration.ofDays(30),
                    Duration.ofDays(7),
                    new StatusPageSettings.Low(2, 6),
                    new StatusPageSettings.Limits(Duration.ofMinutes(10), 20, 300, 20)),
            clock);

    /** Of a million guesses, also many at once, the database is asked twenty; after the while another twenty. */
    @Test
    void aMillionGuessesAreTwentyQuestions() {
        var asked = new AtomicInteger();
        IntStream.range(0, 1_000_000).forEach(nth -> guess("guess-" + nth, asked));
        assertThat(asked).hasValue(20);

        now = now.plus(Duration.ofMinutes(10));
        IntStream.range(0, 1_000).forEach(nth -> guess("another-" + nth, asked));
        assertThat(asked).hasValue(40);
    }

    /** A network of its own gives one caller as many addresses as they like. */
    @Test
    void allAddressesOfANetworkAreOne() {
        var asked = new AtomicInteger();
        for (var nth = 0; nth < 1_000; nth++) {
            guess("2001:db8:1:2::" + Integer.toHexString(nth), "guess-" + nth, asked);
        }
        assertThat(asked).hasValue(20);
    }

    @Test
    void whoHasALinkDoesNotWaitForWhoGuesses() {
        limits.look(GUESSER, "good", 1);
        IntStream.range(0, 100).forEach(nth -> guess("guess-" + nth, new AtomicInteger()));

        assertThatCode(() -> limits.beforeLooking(GUESSER, "good")).doesNotThrowAnyException();
        assertThatThrownBy(() -> limits.beforeLooking(GUESSER, "other")).isInstanceOf(TooOften.class);
        assertThatCode(() -> limits.beforeLooking("198.51.100.1", "other")).doesNotThrowAnyException();
    }

    @Test
    void aLinkDoesSoMuchInAWhileAndIsToldWhenItGoesOn() {
        IntStream.range(0, 20).forEach(nth -> limits.act("198.51.100." + nth, 7));

        assertThatThrownBy(() -> limits.act("198.51.100.99", 7))
                .isInstanceOfSatisfying(
                        TooOften.class,
                        often -> assertThat(often.until()).isEqualTo(Instant.parse("2026-11-30T10:10:00Z")));
        assertThatCode(() -> limits.act("198.51.100.99", 8)).doesNotThrowAnyException();
        now = now.plus(Duration.ofMinutes(10));
        assertThatCode(() -> limits.act("198.51.100.99", 7)).doesNotThrowAnyException();
    }

    @Test
    void anAddressDoesAsMuchAsFiveLinks() {
        IntStream.range(0, 100).forEach(nth -> limits.act(GUESSER, 100 + nth));

        assertThatThrownBy(() -> limits.act(GUESSER, 999)).isInstanceOf(TooOften.class);
    }

    private void guess(String token, AtomicInteger asked) {
        guess(GUESSER, token, asked);
    }

    private void guess(String address, String token, AtomicInteger asked) {
        try {
            limits.beforeLooking(address, token);
            asked.incrementAndGet();
            limits.wrong(address);
        } catch (TooOften often) {
            // not asked
        }
    }
}
