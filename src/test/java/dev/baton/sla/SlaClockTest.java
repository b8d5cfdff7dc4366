package dev.baton.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.casefile.CaseNumber;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlaClockTest {

    private static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");

    private final SlaClock resolution = clock(ClockName.RESOLUTION);

    @Test
    void itIsDueWhenItsBudgetIsUsedUp() {
        var running = resolution.from(NINE, false);

        assertThat(running.due()).isEqualTo(NINE.plus(Duration.ofHours(2)));
        assertThat(running.state(NINE)).isEqualTo(SlaClock.State.RUNNING);
        assertThat(running.state(NINE.plus(Duration.ofHours(2)))).isEqualTo(SlaClock.State.LATE);
        assertThat(running.used(NINE.plus(Duration.ofHours(1)))).isEqualTo(0.5);
    }

    @Test
    void itIsNotDueBeforeItStarts() {
        assertThat(resolution.due()).isNull();
        assertThat(resolution.state(NINE)).isEqualTo(SlaClock.State.IDLE);
    }

    @Test
    void aPauseDoesNotCount() {
        var resumed = resolution.from(NINE, false).pause(NINE.plus(minutes(10))).resume(NINE.plus(minutes(40)));

        assertThat(resumed.due()).isEqualTo(NINE.plus(Duration.ofHours(2)).plus(minutes(30)));
        assertThat(resumed.explain()).contains("Paused for 30 minutes");
    }

    @Test
    void whilePausedNothingIsDue() {
        var paused = resolution.from(NINE, false).pause(NINE.plus(minutes(10)));

        assertThat(paused.due()).isNull();
        assertThat(paused.state(NINE.plus(Duration.ofDays(9)))).isEqualTo(SlaClock.State.PAUSED);
        assertThat(paused.pause(NINE.plus(minutes(20))))
                .as("a second pause is the same pause")
                .isEqualTo(paused);
    }

    @Test
    void startedPausedItWaits() {
        assertThat(resolution.from(NINE, true).state(NINE)).isEqualTo(SlaClock.State.PAUSED);
    }

    @Test
    void theFirstReplyIsNeverPaused() {
        var reply = clock(ClockName.FIRST_REPLY).from(NINE, true);

        assertThat(reply.pause(NINE)).isEqualTo(reply);
        assertThat(reply.state(NINE)).isEqualTo(SlaClock.State.RUNNING);
    }

    @Test
    void metIsMetForGood() {
        var met = resolution.from(NINE, false).meet(NINE.plus(minutes(5)));

        assertThat(met.due()).isNull();
        assertThat(met.meet(NINE.plus(minutes(9)))).isEqualTo(met);
        assertThat(met.explain()).last().asString().endsWith("in time");
        assertThat(resolution.meet(NINE)).as("what did not start is not met").isEqualTo(resolution);
    }

    @Test
    void aDeadlineThatWasActedOnIsNotArmedAgain() {
        var passed = resolution.from(NINE, false).pass(NINE.plus(Duration.ofHours(2)));

        assertThat(passed.armed()).isNull();
        assertThat(passed.from(NINE, false).armed()).as("until it starts anew").isNotNull();
    }

    @Test
    void aNewBudgetKeepsAnchorAndPauses() {
        var changed = resolution
                .from(NINE, false)
                .pause(NINE)
                .resume(NINE.plus(minutes(30)))
                .with(new Budget(Duration.ofHours(8), "priority P2"));

        assertThat(changed.due()).isEqualTo(NINE.plus(Duration.ofHours(8)).plus(minutes(30)));
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static SlaClock clock(ClockName name) {
        return SlaClock.idle(new CaseNumber("C-000001"), name, new Budget(Duration.ofHours(2), "priority P1"));
    }
}
