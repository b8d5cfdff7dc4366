package dev.baton.calendar.holidays;

import static dev.baton.calendar.Given.office;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.calendar.Given;
import dev.baton.calendar.WorkingCalendar;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The days off of the countries that Baton's calendars name, and of those it calls verified, against what their authorities
 * publish for three years. Only days on which an office would be open are compared: Monday to Friday.
 */
class OfficialHolidaysTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
        # Singapore, Ministry of Manpower
        SG | 2024 | 01-01 02-12 03-29 04-10 05-01 05-22 06-17 08-09 10-31 12-25
        SG | 2025 | 01-01 01-29 01-30 03-31 04-18 05-01 05-12 10-20 12-25
        SG | 2026 | 01-01 02-17 02-18 04-03 05-01 05-27 06-01 08-10 11-09 12-25
        SG | 2027 | 01-01 02-08 03-10 03-26 05-17 05-20 08-09 10-28
        # Japan, Cabinet Office
        JP | 2025 | 01-01 01-13 02-11 02-24 03-20 04-29 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 11-24
        JP | 2026 | 01-01 01-12 02-11 02-23 03-20 04-29 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23
        JP | 2027 | 01-01 01-11 02-11 02-23 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23
        # United States, Office of Personnel Management
        US | 2025 | 01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25
        US | 2026 | 01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25
        US | 2027 | 01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31
        # Germany, common to all states
        DE | 2025 | 01-01 04-18 04-21 05-01 05-29 06-09 10-03 12-25 12-26
        DE | 2026 | 01-01 04-03 04-06 05-01 05-14 05-25 12-25
        DE | 2027 | 01-01 03-26 03-29 05-06 05-17
        # Austria
        AT | 2025 | 01-01 01-06 04-21 05-01 05-29 06-09 06-19 08-15 12-08 12-25 12-26
        AT | 2026 | 01-01 01-06 04-06 05-01 05-14 05-25 06-04 10-26 12-08 12-25
        AT | 2027 | 01-01 01-06 03-29 05-06 05-17 05-27 10-26 11-01 12-08
        # France
        FR | 2025 | 01-01 04-21 05-01 05-08 05-29 06-09 07-14 08-15 11-11 12-25
        FR | 2026 | 01-01 04-06 05-01 05-08 05-14 05-25 07-14 11-11 12-25
        FR | 2027 | 01-01 03-29 05-06 05-17 07-14 11-01 11-11
        # England and Wales, GOV.UK
        GB/eng | 2025 | 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26
        GB/eng | 2026 | 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28
        GB/eng | 2027 | 01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28
        """)
    void workdaysOffAreThoseTheAuthorityPublishes(String place, int year, String days) {
        var calendar = office("UTC", holidaysOf(place));

        assertThat(workdaysOff(calendar, year))
                .containsExactlyElementsOf(Arrays.stream(days.split(" "))
                        .map(day -> MonthDay.parse("--" + day))
                        .toList());
        assertThat(calendar.unverified(year)).isEmpty();
    }

    @Test
    void aPlaceNobodyComparedSaysSo() {
        assertThat(office("UTC", holidaysOf("IN")).unverified(2026)).containsExactly("IN");
        assertThat(office("UTC", holidaysOf("SG")).unverified(2031)).containsExactly("SG");
        assertThat(office("UTC", "[\"--12-25\"]").unverified(2026)).isEmpty();
    }

    @Test
    void aRegionKeepsItsOwnDaysBesideTheOfficialOnes() {
        var california = office("UTC", holidaysOf("US/ca"));

        assertThat(workdaysOff(california, 2026))
                .contains(MonthDay.of(10, 12), MonthDay.of(3, 31))
                .hasSize(13);
    }

    @Test
    void theNightBeforeAHolidayEndsAtMidnightAndTheMorningAfterItIsWorked() {
        var nights =
                Given.calendar("UTC", "{\"TUE\": [\"22:00-06:00\"], \"WED\": [\"22:00-06:00\"]}", "[\"2026-05-27\"]");

        assertThat(nights.elapsed(Given.at("2026-05-26T22:00:00Z"), Given.at("2026-05-28T08:00:00Z"), Given.NO_PAUSE))
                .as("Tuesday's two hours before the holiday and six after it")
                .isEqualTo(Given.hours(8));
    }

    private static String holidaysOf(String place) {
        var parts = place.split("/");
        return parts.length == 1
                ? "{\"country\": \"%s\"}".formatted(place)
                : "{\"country\": \"%s\", \"region\": \"%s\"}".formatted(parts[0], parts[1]);
    }

    private static List<MonthDay> workdaysOff(WorkingCalendar calendar, int year) {
        return calendar.daysOff(year).stream()
                .filter(day -> calendar.isWorked(day.on().getDayOfWeek()))
                .map(day -> MonthDay.from(day.on()))
                .toList();
    }
}
