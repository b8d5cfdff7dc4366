package dev.baton.calendar;

import static dev.baton.calendar.Given.NO_PAUSE;
import static dev.baton.calendar.Given.at;
import static dev.baton.calendar.Given.calendar;
import static dev.baton.calendar.Given.hours;
import static dev.baton.calendar.Given.office;
import static dev.baton.calendar.Given.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 2026-11-24 is a Tuesday. */
class WalkTest {

    private final WorkingCalendar office = office("UTC");
    private final WorkingCalendar nextOpening = calendar("""
            {"zone": "UTC", "hours": %s, "dueAtClosing": false}""".formatted(Given.OFFICE_HOURS));

    @Test
    void aBudgetRunsOverTheNight() {
        assertThat(office.due(at("2026-11-24T16:00:00Z"), hours(2), NO_PAUSE)).isEqualTo(at("2026-11-25T10:00:00Z"));
    }

    @Test
    void aBudgetRunsOverTheWeekendAndSaysSo() {
        assertThat(office.walkDue(at("2026-11-27T16:00:00Z"), hours(2), NO_PAUSE)
                        .steps())
                .containsExactly(
                        step("2026-11-27T16:00:00Z", "2026-11-27T17:00:00Z", true, "working"),
                        step("2026-11-27T17:00:00Z", "2026-11-30T09:00:00Z", false, "closed"),
                        step("2026-11-30T09:00:00Z", "2026-11-30T10:00:00Z", true, "working"));
    }

    @Test
    void theBreakBetweenTwoWindowsDoesNotCount() {
        var lunch = calendar("UTC", """
                {"TUE": ["13:00-17:00", "09:00-12:00"]}""");

        assertThat(lunch.due(at("2026-11-24T11:00:00Z"), hours(2), NO_PAUSE)).isEqualTo(at("2026-11-24T14:00:00Z"));
    }

    @Test
    void windowsThatTouchOrOverlapCountOnce() {
        var overlapping = calendar("UTC", """
                {"TUE": ["09:00-12:00", "12:00-14:00", "13:00-17:00", "10:00-11:00"]}""");

        assertThat(overlapping).isEqualTo(calendar("UTC", """
                {"tue": "09:00-17:00"}"""));
        assertThat(overlapping.elapsed(at("2026-11-24T00:00:00Z"), at("2026-11-25T00:00:00Z"), NO_PAUSE))
                .isEqualTo(hours(8));
    }

    @Test
    void twentyFourHoursCloseADayWithoutAHoleBeforeTheNext() {
        var night = calendar("UTC", """
                {"TUE": ["20:00-24:00"], "WED": ["00:00-02:00"]}""");

        assertThat(night.walkDue(at("2026-11-24T20:00:00Z"), hours(5), NO_PAUSE).steps())
                .containsExactly(step("2026-11-24T20:00:00Z", "2026-11-25T01:00:00Z", true, "working"));
    }

    @Test
    void aWindowMayRunOverMidnightAndEachPartBelongsToItsDate() {
        var night = calendar("UTC", """
                {"TUE": ["22:00-06:00"]}""", """
                ["2026-11-25"]""");

        assertThat(night.elapsed(at("2026-12-01T12:00:00Z"), at("2026-12-02T12:00:00Z"), NO_PAUSE))
                .isEqualTo(hours(8));
        assertThat(night.elapsed(at("2026-11-24T12:00:00Z"), at("2026-11-25T12:00:00Z"), NO_PAUSE))
                .isEqualTo(hours(2));
    }

    @Test
    void aSundayNightRunsIntoMonday() {
        var night = calendar("UTC", """
                {"SUN": ["22:00-06:00"]}""");

        assertThat(night.due(at("2026-11-29T23:00:00Z"), hours(3), NO_PAUSE)).isEqualTo(at("2026-11-30T02:00:00Z"));
    }

    @Test
    void everyHourOfEveryDayCountsWithoutHours() {
        assertThat(WorkingCalendar.ALWAYS.walkDue(at("2026-11-27T16:00:00Z"), hours(100), NO_PAUSE))
                .isEqualTo(new Walk(
                        at("2026-12-01T20:00:00Z"),
                        hours(100),
                        List.of(step("2026-11-27T16:00:00Z", "2026-12-01T20:00:00Z", true, "working"))));
    }

    @Test
    void aBudgetThatEndsExactlyAtClosingIsDueAtClosing() {
        assertThat(office.due(at("2026-11-24T15:00:00Z"), hours(2), NO_PAUSE)).isEqualTo(at("2026-11-24T17:00:00Z"));
        assertThat(office.due(at("2026-11-24T15:00:00Z"), hours(10), NO_PAUSE)).isEqualTo(at("2026-11-25T17:00:00Z"));
    }

    @Test
    void oneSettingMakesItTheNextOpening() {
        assertThat(nextOpening.walkDue(at("2026-11-27T15:00:00Z"), hours(2), NO_PAUSE))
                .isEqualTo(new Walk(
                        at("2026-11-30T09:00:00Z"),
                        hours(2),
                        List.of(
                                step("2026-11-27T15:00:00Z", "2026-11-27T17:00:00Z", true, "working"),
                                step("2026-11-27T17:00:00Z", "2026-11-30T09:00:00Z", false, "closed"))));
        assertThat(nextOpening.due(at("2026-11-27T15:00:00Z"), hours(1), NO_PAUSE))
                .isEqualTo(at("2026-11-27T16:00:00Z"));
    }

    @Test
    void noBudgetIsDueAtOnceInWorkingTimeAndAtClosing() {
        assertThat(office.due(at("2026-11-24T09:00:00Z"), Duration.ZERO, NO_PAUSE))
                .isEqualTo(at("2026-11-24T09:00:00Z"));
        assertThat(office.due(at("2026-11-24T12:34:56.789Z"), Duration.ZERO, NO_PAUSE))
                .isEqualTo(at("2026-11-24T12:34:56.789Z"));
        assertThat(office.due(at("2026-11-24T17:00:00Z"), Duration.ZERO, NO_PAUSE))
                .isEqualTo(at("2026-11-24T17:00:00Z"));
    }

    @Test
    void noBudgetOutsideWorkingTimeIsDueAtTheNextOpening() {
        assertThat(office.due(at("2026-11-24T17:00:00.001Z"), Duration.ZERO, NO_PAUSE))
                .isEqualTo(at("2026-11-25T09:00:00Z"));
        assertThat(office.due(at("2026-11-28T12:00:00Z"), Duration.ZERO, NO_PAUSE))
                .isEqualTo(at("2026-11-30T09:00:00Z"));
        assertThat(nextOpening.due(at("2026-11-24T17:00:00Z"), Duration.ZERO, NO_PAUSE))
                .isEqualTo(at("2026-11-25T09:00:00Z"));
    }

    @Test
    void aNegativeBudgetLeadsBackwards() {
        assertThat(office.walkDue(at("2026-11-30T10:00:00Z"), hours(-2), NO_PAUSE))
                .isEqualTo(new Walk(
                        at("2026-11-27T16:00:00Z"),
                        hours(2),
                        List.of(
                                step("2026-11-27T16:00:00Z", "2026-11-27T17:00:00Z", true, "working"),
                                step("2026-11-27T17:00:00Z", "2026-11-30T09:00:00Z", false, "closed"),
                                step("2026-11-30T09:00:00Z", "2026-11-30T10:00:00Z", true, "working"))));
    }

    @Test
    void aNegativeBudgetThatEndsExactlyAtAnOpeningIsThatOpening() {
        assertThat(office.due(at("2026-11-24T11:00:00Z"), hours(-2), NO_PAUSE)).isEqualTo(at("2026-11-24T09:00:00Z"));
        assertThat(nextOpening.due(at("2026-11-24T11:00:00Z"), hours(-2), NO_PAUSE))
                .isEqualTo(at("2026-11-24T09:00:00Z"));
    }

    @Test
    void aNegativeBudgetFromClosedTimeCountsFromTheLastClosing() {
        assertThat(office.due(at("2026-11-29T12:00:00Z"), hours(-1), NO_PAUSE)).isEqualTo(at("2026-11-27T16:00:00Z"));
        assertThat(office.due(at("2026-11-27T17:00:00Z"), hours(-1), NO_PAUSE)).isEqualTo(at("2026-11-27T16:00:00Z"));
    }

    @Test
    void anEndBeforeTheStartCountsNothing() {
        var walk = office.walkElapsed(at("2026-11-24T12:00:00Z"), at("2026-11-24T10:00:00Z"), NO_PAUSE);

        assertThat(walk).isEqualTo(new Walk(at("2026-11-24T10:00:00Z"), Duration.ZERO, List.of()));
    }

    @Test
    void anElapsedSpanIsNarratedFromItsStartToItsEnd() {
        assertThat(office.walkElapsed(at("2026-11-24T06:00:00Z"), at("2026-11-24T20:00:00Z"), NO_PAUSE))
                .isEqualTo(new Walk(
                        at("2026-11-24T20:00:00Z"),
                        hours(8),
                        List.of(
                                step("2026-11-24T06:00:00Z", "2026-11-24T09:00:00Z", false, "closed"),
                                step("2026-11-24T09:00:00Z", "2026-11-24T17:00:00Z", true, "working"),
                                step("2026-11-24T17:00:00Z", "2026-11-24T20:00:00Z", false, "closed"))));
    }

    @Test
    void instantsAreCutToMilliseconds() {
        assertThat(office.due(at("2026-11-24T10:00:00.123999Z"), hours(1), NO_PAUSE))
                .isEqualTo(at("2026-11-24T11:00:00.123Z"));
    }

    @Test
    void calendarsThatSayTheSameAreEqual() {
        assertThat(office("Europe/Berlin", "{\"country\": \"de\", \"region\": \"BY\"}"))
                .isEqualTo(office("Europe/Berlin", "{\"country\": \"DE\", \"region\": \"by\"}"))
                .hasSameHashCodeAs(office("Europe/Berlin", "{\"country\": \"DE\", \"region\": \"by\"}"))
                .isNotEqualTo(office("Europe/Berlin", "{\"country\": \"DE\"}"))
                .isNotEqualTo(office("Europe/Paris", "{\"country\": \"DE\", \"region\": \"by\"}"));
        assertThat(office).isNotEqualTo(nextOpening);
    }

    @Test
    void theYears1900And2100AreInReach() {
        assertThat(office.due(at("1900-01-01T16:00:00Z"), hours(2), NO_PAUSE)).isEqualTo(at("1900-01-02T10:00:00Z"));
        assertThat(office.due(at("2100-12-31T16:00:00Z"), hours(2), NO_PAUSE)).isEqualTo(at("2101-01-03T10:00:00Z"));
        assertThat(office("America/New_York", "{\"country\": \"US\"}")
                        .due(at("1900-07-04T15:00:00Z"), hours(1), NO_PAUSE))
                .isEqualTo(at("1900-07-05T15:00:00Z"));
    }

    @Test
    void whatLiesBeyondIsRefused() {
        assertThatThrownBy(() -> office.due(at("1799-12-31T23:59:59Z"), hours(1), NO_PAUSE))
                .isInstanceOf(BeyondTimeLimits.class)
                .hasMessageContaining("1800 to 2300");
        assertThatThrownBy(() -> office.due(Instant.MAX, hours(1), NO_PAUSE)).isInstanceOf(BeyondTimeLimits.class);
        assertThatThrownBy(() -> office.due(at("2026-01-01T00:00:00Z"), Duration.ofSeconds(Long.MAX_VALUE), NO_PAUSE))
                .isInstanceOf(BeyondTimeLimits.class)
                .hasMessageContaining("100 years");
        assertThatThrownBy(() -> office.due(at("2290-01-01T00:00:00Z"), Duration.ofDays(36_000), NO_PAUSE))
                .isInstanceOf(BeyondTimeLimits.class)
                .hasMessageContaining("2301");
        assertThatThrownBy(() -> office.elapsed(at("1900-01-01T00:00:00Z"), at("2001-01-01T00:00:00Z"), NO_PAUSE))
                .isInstanceOf(BeyondTimeLimits.class)
                .hasMessageContaining("100 years");
    }
}
