package dev.baton.evaluation.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DeskHoursTest {

    private static final Instant FRIDAY_FIVE = Instant.parse("2026-03-06T16:00:00Z");
    private static final Instant MONDAY_NINE = Instant.parse("2026-03-09T08:00:00Z");
    private static final Instant SUNDAY = Instant.parse("2026-03-08T11:00:00Z");

    @Test
    void nightsAndWeekendsAreLeftOut() {
        assertThat(DeskHours.after(FRIDAY_FIVE, Duration.ofHours(2))).isEqualTo(MONDAY_NINE);
        assertThat(DeskHours.before(MONDAY_NINE, Duration.ofHours(2))).isEqualTo(FRIDAY_FIVE);
        assertThat(DeskHours.before(SUNDAY, Duration.ofHours(1))).isEqualTo(FRIDAY_FIVE);
    }

    @Test
    void daysAreWorkingDays() {
        assertThat(DeskHours.daysBefore(MONDAY_NINE, 1, LocalTime.of(17, 0))).isEqualTo(FRIDAY_FIVE);
        assertThat(DeskHours.daysAfter(FRIDAY_FIVE, 1, LocalTime.of(9, 0))).isEqualTo(MONDAY_NINE);
    }

    /** Also over a change of the clocks; closing time is the next opening. */
    @Property
    void forthAndBackIsTheSameMoment(
            @ForAll @IntRange(max = 60_000) int minutes, @ForAll @IntRange(max = 400) int day) {
        var start = DeskHours.after(MONDAY_NINE.plus(Duration.ofDays(day)), Duration.ZERO);
        var work = Duration.ofMinutes(minutes);

        var again = DeskHours.after(DeskHours.before(start, work), work);

        assertThat(DeskHours.after(again, Duration.ZERO)).isEqualTo(start);
    }
}
