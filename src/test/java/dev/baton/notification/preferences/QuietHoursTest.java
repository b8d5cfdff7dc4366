package dev.baton.notification.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    /** Berlin's clocks go from 2:00 to 3:00 on 29 March 2026, and from 3:00 to 2:00 on 25 October. */
    @ParameterizedTest(name = "{0} to {1} at {2}: {3}")
    @CsvSource({
        "22:00, 07:00, 2026-01-10T20:59:00Z, 2026-01-10T20:59:00Z",
        "22:00, 07:00, 2026-01-10T21:00:00Z, 2026-01-11T06:00:00Z",
        "22:00, 07:00, 2026-01-11T05:59:59Z, 2026-01-11T06:00:00Z",
        "22:00, 07:00, 2026-01-11T06:00:00Z, 2026-01-11T06:00:00Z",
        "12:00, 13:00, 2026-01-11T11:30:00Z, 2026-01-11T12:00:00Z",
        "12:00, 13:00, 2026-01-11T12:00:00Z, 2026-01-11T12:00:00Z",
        "22:00, 02:30, 2026-03-28T23:30:00Z, 2026-03-29T01:30:00Z",
        "22:00, 02:30, 2026-10-24T23:30:00Z, 2026-10-25T00:30:00Z",
        "22:00, 07:00, 2026-10-24T23:30:00Z, 2026-10-25T06:00:00Z",
    })
    void whoIsToldInQuietHoursHearsWhenTheyAreOver(LocalTime from, LocalTime to, Instant at, Instant heard) {
        assertThat(new QuietHours(from, to).after(at, ZoneId.of("Europe/Berlin")))
                .isEqualTo(heard);
    }
}
