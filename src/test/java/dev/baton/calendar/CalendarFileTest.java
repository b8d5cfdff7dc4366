package dev.baton.calendar;

import static dev.baton.calendar.Given.NO_PAUSE;
import static dev.baton.calendar.Given.at;
import static dev.baton.calendar.Given.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarFileTest {

    @Test
    void theCalendarsBatonComesWithAreInOrder() throws IOException {
        var calendars = shipped();

        assertThat(calendars.keySet()).containsExactly("24x7", "emea", "amer", "apac", "contact");
        assertThat(calendars.get("24x7")).isSameAs(WorkingCalendar.ALWAYS);
        assertThat(calendars)
                .allSatisfy((name, calendar) -> assertThat(calendar.name()).isEqualTo(name));
    }

    @Test
    void theCalendarsBatonComesWithKnowTheHolidaysOfTheirCountry() throws IOException {
        var calendars = shipped();

        assertThat(calendars.get("emea").due(at("2026-04-02T15:30:00Z"), hours(1), NO_PAUSE))
                .isEqualTo(at("2026-04-07T06:30:00Z"));
        assertThat(calendars.get("amer").due(at("2026-11-25T22:30:00Z"), hours(1), NO_PAUSE))
                .isEqualTo(at("2026-11-27T13:30:00Z"));
        assertThat(calendars.get("apac").due(at("2026-08-07T09:30:00Z"), hours(1), NO_PAUSE))
                .isEqualTo(at("2026-08-11T00:30:00Z"));
    }

    @Test
    void theExamplesInTheCommentsAreRight() {
        assertThat(CalendarFile.read("""
                office:
                  zone: Europe/Berlin
                  hours:
                    MON: ["09:00-12:30", "13:30-17:00"]
                    FRI: ["22:00-06:00"]
                    SAT: ["06:00-24:00"]
                  holidays:
                    country: DE
                    region: by
                    dates:
                      - 2026-12-24
                      - 2026-12-24/2026-12-31
                      - --12-24
                      - --12-24/--01-01
                      - {on: 2026-12-24, name: Company day}
                    except: [2026-12-25]
                  dueAtClosing: false
                other:
                  zone: UTC
                  hours: 24x7
                  holidays: [2026-12-24, --12-25]
                """)).containsOnlyKeys("24x7", "office", "other");
    }

    @Test
    void wordsThatYamlReadsAsSomethingElseAreTakenAsWritten() {
        var norway = CalendarFile.read("""
                nordic: {zone: Europe/Oslo, hours: {MON: [09:00-17:00]}, holidays: {country: NO, dates: [2026-05-18]}}
                """).get("nordic");

        assertThat(norway.elapsed(at("2026-05-18T00:00:00Z"), at("2026-05-19T00:00:00Z"), NO_PAUSE))
                .isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing but 24x7\n", "---\n"})
    void aFileWithoutCalendarsHas24x7Only(String yaml) {
        assertThat(CalendarFile.read(yaml)).containsOnlyKeys("24x7");
    }

    @Test
    void everyProblemIsReportedWithItsLineAndCalendar() {
        assertThat(problems("""
                24x7: {zone: UTC, hours: 24x7}
                office:
                  zone: Europe/Berln
                  hours:
                    MON: ["9-17"]
                    TUE: ["09:00-12:00", "11:00-17:00"]
                    FUNDAY: ["09:00-17:00"]
                  holidays:
                    - 2026-02-30
                  colour: red
                bare:
                  hours: {}
                """))
                .extracting(CalendarProblem::line, CalendarProblem::calendar, CalendarProblem::field)
                .containsExactly(
                        tuple(1, "24x7", ""),
                        tuple(3, "office", "zone"),
                        tuple(5, "office", "hours.MON[0]"),
                        tuple(6, "office", "hours.TUE"),
                        tuple(7, "office", "hours.FUNDAY"),
                        tuple(9, "office", "holidays[0]"),
                        tuple(10, "office", "colour"),
                        tuple(11, "bare", "zone"),
                        tuple(12, "bare", "hours"));
    }

    @Test
    void aProblemIsASentenceThatSaysHowToMendIt() {
        var bad = bad("""
                office:
                  zone: UTC
                  hours:
                    MON: ["9-17"]
                """);

        assertThat(bad.problems().get(0).sentence())
                .isEqualTo(
                        "line 4, calendar office: hours.MON[0] has \"9\", not a time; write times like 09:00, up to 24:00");
        assertThat(bad).hasMessage(bad.problems().get(0).sentence());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4 | MON         | hours: {MON: [1:00-2:00]}~  MON: [3:00-4:00]       | is not known",
                "4 | hours.MON   | hours:~    {MON: [1:00-2:00], MON: [3:00-4:00]}     | twice",
                "4 | hours.mon   | hours:~    {MON: [1:00-2:00], mon: [3:00-4:00]}     | twice",
                "3 | hours.MON   | hours: {SUN: [22:00-08:00], MON: [07:00-17:00]}      | overlap on MON: 00:00-08:00 and 07:00-17:00",
                "4 | hours       | hours: {SUN: [22:00-08:00]}~  hours: 24x7           | twice",
                "3 | hours.MON[0]| hours: {MON: [17:00-17:00]}                          | which is empty",
                "3 | hours.MON[0]| hours: {MON: [24:00-17:00]}                          | starts at 24:00",
                "3 | hours.MON[0]| hours: {MON: [17:00-25:00]}                          | no day has",
                "3 | hours.MON[0]| hours: {MON: [17:00-18:60]}                          | no day has",
                "3 | hours.MON   | hours: {MON: }                                       | must be a list",
                "3 | hours.MON   | hours: {MON: {from: 9}}                              | must be a list",
                "3 | hours       | hours: [09:00-17:00]                                 | has no days",
                "4 | holidays    | hours: 24x7~  holidays: [--01-01/--12-31]            | no working day",
                "4 | holidays    | hours: 24x7~  holidays:~    dates: [--01-01/--06-30, --07-01/--12-31] | no working day",
                "4 | holidays.region | hours: 24x7~  holidays: {region: by}             | needs a country",
                "4 | holidays.region | hours: 24x7~  holidays: {country: SG, region: x} | none is known",
                "4 | holidays.country | hours: 24x7~  holidays: {country: Germany}      | known are",
                "4 | holidays.county | hours: 24x7~  holidays: {county: DE}             | known are country, region",
                "4 | holidays[0].on | hours: 24x7~  holidays: [{name: Fair}]            | is missing",
                "4 | holidays[0].day | hours: 24x7~  holidays: [{on: --05-01, day: 1}]  | known are on, name",
                "4 | holidays[0] | hours: 24x7~  holidays: [--02-30]                    | no year has",
                "4 | dueAtClosing | hours: 24x7~  dueAtClosing: yes                     | write true or false"
            })
    void aSlipIsReportedWithItsLine(int line, String field, String rest, String advice) {
        var yaml = "office:\n  zone: UTC\n  %s\n".formatted(rest.replace('~', '\n'));

        assertThat(problems(yaml)).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.calendar()).isEqualTo("office");
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.sentence()).contains(advice);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | office:~\tzone: UTC                | There is a tab; indent with spaces.",
                "2 | office: {zone: UTC~hours: 24x7    | not valid YAML",
                "1 | - office                          | must name calendars",
                "2 | a: {zone: UTC, hours: 24x7}~a: {zone: UTC, hours: 24x7} | twice",
                "1 | 'my office: {zone: UTC, hours: 24x7}' | other characters",
                "1 | office: 24x7                      | must have fields: zone, hours"
            })
    void aFileThatIsNoListOfCalendarsIsRefusedWithItsLine(int line, String yaml, String advice) {
        assertThat(problems(yaml.replace('~', '\n')).get(0))
                .returns(line, CalendarProblem::line)
                .extracting(CalendarProblem::sentence)
                .asString()
                .contains(advice);
    }

    @Test
    void noTagIsObeyedAndNoObjectMade() {
        var problems = problems("""
                office: !!javax.script.ScriptEngineManager [!!java.net.URL ["http://127.0.0.1:1/"]]
                """);

        assertThat(problems)
                .extracting(CalendarProblem::sentence)
                .singleElement()
                .asString()
                .contains("tag is not allowed");
    }

    @Test
    void aliasesAreRefusedSoThatAFileCannotGrowWhileItIsRead() {
        var laughs = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 9; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }

        assertThat(problems(laughs.toString()))
                .extracting(CalendarProblem::message)
                .anyMatch(message -> message.contains("write it out"));
        assertThat(problems("a: &a {zone: UTC, hours: 24x7, holidays: [*a]}"))
                .extracting(CalendarProblem::message)
                .anyMatch(message -> message.contains("write it out"));
    }

    @Test
    void manyNestedBracketsAreRefused() {
        assertThat(problems("a: " + "[".repeat(10_000))).isNotEmpty();
    }

    private static Map<String, WorkingCalendar> shipped() throws IOException {
        return CalendarFile.read(Files.readString(Path.of(CalendarFile.NAME)));
    }

    private static List<CalendarProblem> problems(String yaml) {
        return bad(yaml).problems();
    }

    private static BadCalendars bad(String yaml) {
        return catchThrowableOfType(BadCalendars.class, () -> CalendarFile.read(yaml));
    }
}
