package dev.baton.calendar;

import static dev.baton.calendar.Given.NO_PAUSE;
import static dev.baton.calendar.Given.at;
import static dev.baton.calendar.Given.calendar;
import static dev.baton.calendar.Given.hours;
import static dev.baton.calendar.Given.office;
import static dev.baton.calendar.Given.step;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** In New York clocks go forward on Sunday 2026-03-08, 02:00 to 03:00, and back on Sunday 2026-11-01, 02:00 to 01:00. */
class DaylightSavingTest {

    private static final String NEW_YORK = "America/New_York";

    @Test
    void hoursFollowTheWallClock() {
        var office = office(NEW_YORK);

        assertThat(office.due(at("2026-03-06T21:00:00Z"), hours(2), NO_PAUSE)).isEqualTo(at("2026-03-09T14:00:00Z"));
        assertThat(office.due(at("2026-10-30T20:00:00Z"), hours(2), NO_PAUSE)).isEqualTo(at("2026-11-02T15:00:00Z"));
    }

    @Test
    void theHourThatClocksSkipDoesNotCountAndTheShiftIsTold() {
        var sunday = calendar(NEW_YORK, "{\"SUN\": [\"00:00-06:00\"]}");

        assertThat(sunday.walkElapsed(at("2026-03-08T05:00:00Z"), at("2026-03-08T12:00:00Z"), NO_PAUSE))
                .isEqualTo(new Walk(
                        at("2026-03-08T12:00:00Z"),
                        hours(5),
                        List.of(
                                step(
                                        "2026-03-08T05:00:00Z",
                                        "2026-03-08T10:00:00Z",
                                        true,
                                        "working, clocks go forward 1 hour"),
                                step("2026-03-08T10:00:00Z", "2026-03-08T12:00:00Z", false, "closed"))));
    }

    @Test
    void theHourThatComesTwiceCountsTwiceAndTheShiftIsTold() {
        var sunday = calendar(NEW_YORK, "{\"SUN\": [\"00:00-06:00\"]}");

        assertThat(sunday.walkElapsed(at("2026-11-01T04:00:00Z"), at("2026-11-01T11:00:00Z"), NO_PAUSE))
                .isEqualTo(new Walk(
                        at("2026-11-01T11:00:00Z"),
                        hours(7),
                        List.of(step(
                                "2026-11-01T04:00:00Z",
                                "2026-11-01T11:00:00Z",
                                true,
                                "working, clocks go back 1 hour"))));
    }

    @Test
    void anOpeningInsideTheGapMovesForwardByTheGap() {
        var sunday = calendar(NEW_YORK, "{\"SUN\": [\"02:30-05:00\"]}");

        assertThat(sunday.walkElapsed(at("2026-03-08T05:00:00Z"), at("2026-03-08T09:00:00Z"), NO_PAUSE)
                        .steps())
                .containsExactly(
                        step("2026-03-08T05:00:00Z", "2026-03-08T07:30:00Z", false, "closed"),
                        step(
                                "2026-03-08T07:30:00Z",
                                "2026-03-08T09:00:00Z",
                                true,
                                "working, clocks go forward 1 hour"));
    }

    @Test
    void aWindowThatTheGapMovesOntoTheNextOneCountsTogetherWithIt() {
        var sunday = calendar(NEW_YORK, "{\"SUN\": [\"02:15-02:30\", \"03:00-05:00\"]}");

        assertThat(sunday.elapsed(at("2026-03-08T05:00:00Z"), at("2026-03-08T12:00:00Z"), NO_PAUSE))
                .isEqualTo(hours(2));
    }

    @Test
    void aWindowThatTheGapMovesOverMidnightCountsTogetherWithTheNextDate() {
        var weekend = calendar("America/Nuuk", "{\"SAT\": [\"23:15-23:45\"], \"SUN\": [\"00:00-01:00\"]}");

        assertThat(weekend.elapsed(at("2026-03-28T12:00:00Z"), at("2026-03-30T00:00:00Z"), NO_PAUSE))
                .isEqualTo(hours(1));
    }

    @Test
    void aWindowThatTheGapEmptiesIsDropped() {
        var sunday = calendar(NEW_YORK, "{\"SUN\": [\"02:30-03:15\", \"10:00-11:00\"]}");

        assertThat(sunday.due(at("2026-03-08T05:00:00Z"), hours(0.5), NO_PAUSE)).isEqualTo(at("2026-03-08T14:30:00Z"));
    }

    @Test
    void windowsThatTheGapPushesOntoEachOtherCountOnce() {
        var sunday = calendar(NEW_YORK, "{\"SUN\": [\"01:00-02:30\", \"03:00-04:00\"]}");

        assertThat(sunday.elapsed(at("2026-03-08T05:00:00Z"), at("2026-03-08T12:00:00Z"), NO_PAUSE))
                .isEqualTo(hours(2));
    }

    @Test
    void ofATimeThatComesTwiceTheFirstIsMeant() {
        var sunday = calendar(NEW_YORK, "{\"SUN\": [\"01:30-02:00\"]}");

        assertThat(sunday.due(at("2026-11-01T04:00:00Z"), hours(0), NO_PAUSE)).isEqualTo(at("2026-11-01T05:30:00Z"));
        assertThat(sunday.elapsed(at("2026-11-01T04:00:00Z"), at("2026-11-01T12:00:00Z"), NO_PAUSE))
                .isEqualTo(hours(1.5));
    }

    @Test
    void clocksMayShiftByHalfAnHour() {
        var lordHowe = calendar("Australia/Lord_Howe", "{\"SUN\": [\"00:00-06:00\"]}");

        assertThat(lordHowe.walkElapsed(at("2026-10-03T13:00:00Z"), at("2026-10-04T12:00:00Z"), NO_PAUSE)
                        .steps())
                .contains(step(
                        "2026-10-03T13:30:00Z", "2026-10-03T19:00:00Z", true, "working, clocks go forward 30 minutes"));
    }

    @Test
    void aDayMayBeginAtOneOClock() {
        var saoPaulo = calendar("America/Sao_Paulo", "{\"SAT\": [\"22:00-24:00\"], \"SUN\": [\"00:00-02:00\"]}");

        assertThat(saoPaulo.elapsed(at("2018-11-03T12:00:00Z"), at("2018-11-04T12:00:00Z"), NO_PAUSE))
                .isEqualTo(hours(3));
    }

    /** In Nuuk clocks went forward on Saturday 2024-03-30 at 23:00, to 00:00 on Sunday. */
    @Test
    void aClosingThatTheGapPushesIntoTheNextDateCountsOnce() {
        var evening = calendar("America/Nuuk", "{\"SAT\": [\"22:00-23:30\"]}");
        var night = calendar("America/Nuuk", "{\"SAT\": [\"22:00-23:30\"], \"SUN\": [\"00:00-02:00\"]}");

        assertThat(evening.due(at("2024-03-31T01:10:00Z"), hours(0.25), NO_PAUSE))
                .isEqualTo(at("2024-03-31T01:25:00Z"));
        assertThat(evening.elapsed(at("2024-03-31T01:10:00Z"), at("2024-03-31T12:00:00Z"), NO_PAUSE))
                .isEqualTo(Duration.ofMinutes(20));
        assertThat(night.elapsed(at("2024-03-30T12:00:00Z"), at("2024-03-31T12:00:00Z"), NO_PAUSE))
                .isEqualTo(hours(3));
    }

    /** In St. John's clocks went back on Sunday 2010-11-07 at 00:01, to 23:01 on Saturday. */
    @Test
    void workThatBeganBeforeClocksWentBackToTheDateBeforeGoesOn() {
        var sunday = calendar("America/St_Johns", "{\"SUN\": [\"00:00-06:00\"]}");

        assertThat(sunday.elapsed(at("2010-11-07T02:30:00Z"), at("2010-11-07T03:00:00Z"), NO_PAUSE))
                .isEqualTo(hours(0.5));
        assertThat(sunday.due(at("2010-11-07T03:00:00Z"), hours(-0.25), NO_PAUSE))
                .isEqualTo(at("2010-11-07T02:45:00Z"));
    }

    @Test
    void aDateThatDoesNotExistHasNoWorkingTime() {
        var apia = calendar("Pacific/Apia", "\"24x7\"");
        var friday = office("Pacific/Apia");

        assertThat(apia.elapsed(at("2011-12-29T10:00:00Z"), at("2011-12-31T10:00:00Z"), NO_PAUSE))
                .isEqualTo(hours(48));
        assertThat(friday.walkDue(at("2011-12-30T02:00:00Z"), hours(2), NO_PAUSE)
                        .steps())
                .containsExactly(
                        step("2011-12-30T02:00:00Z", "2011-12-30T03:00:00Z", true, "working"),
                        step("2011-12-30T03:00:00Z", "2012-01-01T19:00:00Z", false, "closed"),
                        step("2012-01-01T19:00:00Z", "2012-01-01T20:00:00Z", true, "working"));
    }

    @Test
    void aHolidayOnADateThatDoesNotExistIsNotTold() {
        var apia = office("Pacific/Apia", "[\"2011-12-30\"]");

        assertThat(apia.walkDue(at("2011-12-30T02:00:00Z"), hours(2), NO_PAUSE).steps())
                .extracting(Step::why)
                .containsExactly("working", "closed", "working");
    }

    @Test
    void theZoneOfTheMachineDoesNotMatter() {
        var zone = TimeZone.getDefault();
        var office = office("Europe/Berlin", "{\"country\": \"DE\"}");
        var walk = office.walkDue(at("2026-03-27T15:00:00Z"), hours(30), NO_PAUSE);
        TimeZone.setDefault(TimeZone.getTimeZone(NEW_YORK));
        try {
            assertThat(office("Europe/Berlin", "{\"country\": \"DE\"}")
                            .walkDue(at("2026-03-27T15:00:00Z"), hours(30), NO_PAUSE))
                    .isEqualTo(walk);
        } finally {
            TimeZone.setDefault(zone);
        }
    }
}
