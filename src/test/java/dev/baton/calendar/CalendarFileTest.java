package dev.baton.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarFileTest {

    @Test
    void theCalendarsBatonComesWithAreInOrder() throws IOException {
        assertThat(CalendarFile.read(Files.readString(Path.of(CalendarFile.NAME))))
                .containsOnlyKeys("24x7", "emea", "amer", "apac");
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
                """))
                .extracting(CalendarProblem::line, CalendarProblem::calendar, CalendarProblem::field)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, "24x7", ""),
                        org.assertj.core.groups.Tuple.tuple(3, "office", "zone"),
                        org.assertj.core.groups.Tuple.tuple(5, "office", "hours.MON[0]"),
                        org.assertj.core.groups.Tuple.tuple(6, "office", "hours.TUE"),
                        org.assertj.core.groups.Tuple.tuple(7, "office", "hours.FUNDAY"),
                        org.assertj.core.groups.Tuple.tuple(9, "office", "holidays[0]"),
                        org.assertj.core.groups.Tuple.tuple(10, "office", "colour"));
    }

    private static List<CalendarProblem> problems(String yaml) {
        return catchThrowableOfType(BadCalendars.class, () -> CalendarFile.read(yaml))
                .problems();
    }
}
