package dev.baton.calendar.holidays;

import static dev.baton.calendar.Given.NO_PAUSE;
import static dev.baton.calendar.Given.at;
import static dev.baton.calendar.Given.calendar;
import static dev.baton.calendar.Given.hours;
import static dev.baton.calendar.Given.office;
import static dev.baton.calendar.Given.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.calendar.BeyondTimeLimits;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class HolidaysTest {

    @Test
    void aDateIsOff() {
        assertThat(workedDays("[\"2015-09-22\"]", "2015-09-21", 5)).containsExactly(21, 23, 24, 25);
    }

    @Test
    void aRangeIsOffFromItsFirstDayToItsLast() {
        assertThat(workedDays("[\"2012-05-12/2012-05-19\"]", "2012-05-11", 11)).containsExactly(11, 21);
    }

    @Test
    void aRangeMayRunOverNewYear() {
        assertThat(workedDays("[\"2026-12-30/2027-01-04\"]", "2026-12-28", 10)).containsExactly(28, 29, 5, 6);
    }

    @Test
    void aYearlyDateIsOffEveryYear() {
        assertThat(workedDays("[\"--12-25\"]", "2025-12-24", 3)).containsExactly(24, 26);
        assertThat(workedDays("[\"--12-25\"]", "2026-12-24", 3)).containsExactly(24);
    }

    @Test
    void aYearlyRangeMayRunOverNewYear() {
        assertThat(workedDays("[\"--12-24/--01-01\"]", "2026-12-22", 14)).containsExactly(22, 23, 4);
    }

    @Test
    void theTwentyNinthOfFebruaryIsOffInLeapYearsOnly() {
        assertThat(workedDays("[\"--02-29\"]", "2024-02-28", 3)).containsExactly(28, 1);
        assertThat(workedDays("[\"--02-29\"]", "2027-02-26", 4)).containsExactly(26, 1);
        assertThat(workedDays("[\"--02-25/--02-29\"]", "2027-02-24", 6)).containsExactly(24, 1);
    }

    @Test
    void aHolidayIsAStepOfItsOwnAndCalledByItsName() {
        var calendar = office("UTC", "[{\"on\": \"2026-12-24\", \"name\": \"Company day\"}, \"2026-12-25\"]");

        assertThat(calendar.walkDue(at("2026-12-23T16:00:00Z"), hours(2), NO_PAUSE)
                        .steps())
                .containsExactly(
                        step("2026-12-23T16:00:00Z", "2026-12-23T17:00:00Z", true, "working"),
                        step("2026-12-23T17:00:00Z", "2026-12-24T00:00:00Z", false, "closed"),
                        step("2026-12-24T00:00:00Z", "2026-12-25T00:00:00Z", false, "holiday: Company day"),
                        step("2026-12-25T00:00:00Z", "2026-12-26T00:00:00Z", false, "holiday"),
                        step("2026-12-26T00:00:00Z", "2026-12-28T09:00:00Z", false, "closed"),
                        step("2026-12-28T09:00:00Z", "2026-12-28T10:00:00Z", true, "working"));
    }

    @Test
    void aHolidayIsADateOfTheCalendarsZone() {
        var calendar = calendar("Pacific/Auckland", "\"24x7\"", "[\"2026-12-25\"]");

        assertThat(calendar.elapsed(at("2026-12-24T00:00:00Z"), at("2026-12-26T00:00:00Z"), NO_PAUSE))
                .isEqualTo(hours(24));
        assertThat(calendar.due(at("2026-12-24T10:00:00Z"), hours(2), NO_PAUSE)).isEqualTo(at("2026-12-25T12:00:00Z"));
    }

    @Test
    void aCountryHasItsHolidaysAndARegionItsOwnToo() {
        var epiphany = "2026-01-05";
        assertThat(workedDays("{\"country\": \"DE\"}", epiphany, 3)).containsExactly(5, 6, 7);
        assertThat(workedDays("{\"country\": \"DE\", \"region\": \"by\"}", epiphany, 3))
                .containsExactly(5, 7);
        assertThat(workedDays("{\"country\": \"US\"}", "2026-11-25", 3)).containsExactly(25, 27);
        assertThat(workedDays("{\"country\": \"SG\"}", "2026-02-16", 4)).containsExactly(16, 19);
    }

    @Test
    void holidaysOfACountryAreCalledInEnglishWhateverTheMachineSpeaks() {
        var spoken = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(office("Europe/Berlin", "{\"country\": \"DE\"}")
                            .walkElapsed(at("2026-04-03T08:00:00Z"), at("2026-04-03T12:00:00Z"), NO_PAUSE)
                            .steps())
                    .containsExactly(
                            step("2026-04-03T08:00:00Z", "2026-04-03T12:00:00Z", false, "holiday: Good Friday"));
        } finally {
            Locale.setDefault(spoken);
        }
    }

    @Test
    void aDayThatIsObservedButNotOffIsWorked() {
        var holidays = new String[365];
        new PublicHolidays("DE", "").mark(2026, holidays);

        assertThat(holidays[LocalDate.parse("2026-12-24").getDayOfYear() - 1]).isNull();
        assertThat(workedDays("{\"country\": \"GB\"}", "2026-12-24", 2)).containsExactly(24);
    }

    @Test
    void ownDatesAddToThoseOfTheCountryAndExceptionsAreWorked() {
        var holidays = """
                {"country": "DE", "dates": ["--12-24"], "except": ["2026-12-25"]}""";

        assertThat(workedDays(holidays, "2026-12-23", 3)).containsExactly(23, 25);
        assertThat(workedDays(holidays, "2025-12-23", 4)).containsExactly(23);
    }

    @Test
    void anOwnNameStandsInFrontOfTheCountrysAndWithoutOneTheCountrysStays() {
        assertThat(told("{\"country\": \"DE\", \"dates\": [{\"on\": \"--01-01\", \"name\": \"Hangover day\"}]}"))
                .isEqualTo("holiday: Hangover day");
        assertThat(told("{\"country\": \"DE\", \"dates\": [\"--01-01\"]}")).isEqualTo("holiday: New Year's Day");
    }

    @Test
    void aYearWhoseHolidaysAreNotKnownIsRefusedInsteadOfWorkedThrough() {
        var singapore = office("Asia/Singapore", "{\"country\": \"SG\"}");

        assertThatThrownBy(() -> singapore.due(at("2250-01-01T00:00:00Z"), hours(1), NO_PAUSE))
                .isInstanceOf(BeyondTimeLimits.class)
                .hasMessageContaining("SG");
    }

    private static String told(String holidays) {
        return office("UTC", holidays)
                .walkElapsed(at("2026-01-01T10:00:00Z"), at("2026-01-01T11:00:00Z"), NO_PAUSE)
                .steps()
                .get(0)
                .why();
    }

    /** The days of the month that have working time, in so many days from the first. */
    private static List<Integer> workedDays(String holidays, String first, int days) {
        var calendar = office("UTC", holidays);
        return LocalDate.parse(first)
                .datesUntil(LocalDate.parse(first).plusDays(days))
                .filter(day -> {
                    var start = day.atStartOfDay().toInstant(ZoneOffset.UTC);
                    return !calendar.elapsed(start, start.plus(Duration.ofDays(1)), NO_PAUSE)
                            .isZero();
                })
                .map(LocalDate::getDayOfMonth)
                .toList();
    }
}
