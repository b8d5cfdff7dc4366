package dev.baton.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WalkTest {

    private static final String OFFICE =
            "MON: ['09:00-17:00'], TUE: ['09:00-17:00'], WED: ['09:00-17:00'], THU: ['09:00-17:00'], FRI: ['09:00-17:00']";

    private final WorkingCalendar office = calendar("UTC", OFFICE);

    @Nested
    class Windows {

        @Test
        void aBudgetRunsOverTheNight() {
            assertThat(office.due(at("2026-11-24T16:00:00Z"), hours(2), List.of()))
                    .isEqualTo(at("2026-11-25T10:00:00Z"));
        }

        @Test
        void aBudgetRunsOverTheWeekend() {
            assertThat(office.due(at("2026-11-27T16:00:00Z"), hours(2), List.of()))
                    .isEqualTo(at("2026-11-30T10:00:00Z"));
        }

        @Test
        void lunchDoesNotCount() {
            var calendar = calendar("UTC", "TUE: ['09:00-12:00', '13:00-17:00']");

            assertThat(calendar.due(at("2026-11-24T11:00:00Z"), hours(2), List.of()))
                    .isEqualTo(at("2026-11-24T14:00:00Z"));
        }

        @Test
        void windowsThatTouchOrOverlapCountOnce() {
            var calendar = calendar("UTC", "TUE: ['09:00-12:00', '12:00-14:00', '13:00-17:00']");

            assertThat(calendar.elapsed(at("2026-11-24T00:00:00Z"), at("2026-11-25T00:00:00Z"), List.of()))
                    .isEqualTo(hours(8));
        }

        @Test
        void twentyFourHoursCloseADay() {
            var calendar = calendar("UTC", "TUE: ['20:00-24:00'], WED: ['00:00-02:00']");

            assertThat(calendar.walkDue(at("2026-11-24T20:00:00Z"), hours(5), List.of()))
                    .isEqualTo(new Walk(
                            at("2026-11-25T01:00:00Z"),
                            hours(5),
                            List.of(working("2026-11-24T20:00:00Z", "2026-11-25T01:00:00Z"))));
        }

        @Test
        void aWindowRunsOverMidnightAndEachPartBelongsToItsDate() {
            var calendar = calendar("UTC", "TUE: ['22:00-06:00']", "'2026-11-25'");

            assertThat(calendar.elapsed(at("2026-11-24T12:00:00Z"), at("2026-11-25T12:00:00Z"), List.of()))
                    .isEqualTo(hours(2));
            assertThat(calendar.elapsed(at("2026-12-01T12:00:00Z"), at("2026-12-02T12:00:00Z"), List.of()))
                    .isEqualTo(hours(8));
        }
    }

    static Step working(String from, String to) {
        return new Step(at(from), at(to), true, "working");
    }

    static Instant at(String instant) {
        return Instant.parse(instant);
    }

    static Instant at(String local, String zone) {
        return LocalDateTime.parse(local).atZone(ZoneId.of(zone)).toInstant();
    }

    static Duration hours(long hours) {
        return Duration.ofHours(hours);
    }

    static WorkingCalendar calendar(String zone, String hours, String... holidays) {
        return calendar("{zone: '%s', hours: {%s}, holidays: [%s]}".formatted(zone, hours, String.join(",", holidays)));
    }

    static WorkingCalendar calendar(String json) {
        try {
            return CalendarFile.read(
                    "test", new ObjectMapper(new com.fasterxml.jackson.dataformat.yaml.YAMLFactory()).readTree(json));
        } catch (JsonProcessingException bad) {
            throw new IllegalArgumentException(bad);
        }
    }
}
