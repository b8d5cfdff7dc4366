package dev.baton;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How long an incident was worked on, added up from its log day by day without any of Baton's code. */
record HandCount(Incident incident) {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** The public holidays of all of Germany in the years of the log. */
    private static final Set<LocalDate> HOLIDAYS = Stream.of(
                    "2010-01-01 2010-04-02 2010-04-05 2010-05-01 2010-05-13 2010-05-24 2010-10-03 2010-12-25 2010-12-26",
                    "2011-01-01 2011-04-22 2011-04-25 2011-05-01 2011-06-02 2011-06-13 2011-10-03 2011-12-25 2011-12-26",
                    "2012-01-01 2012-04-06 2012-04-09 2012-05-01 2012-05-17 2012-05-28 2012-10-03 2012-12-25 2012-12-26")
            .flatMap(year -> Stream.of(year.split(" ")))
            .map(LocalDate::parse)
            .collect(Collectors.toSet());

    Duration counted(String calendar) {
        var counted = Duration.ZERO;
        var changes = incident.changes();
        for (int i = 1; i < changes.size(); i++) {
            if (changes.get(i - 1).awaited() == null) {
                counted = counted.plus(
                        worked(calendar, changes.get(i - 1).at(), changes.get(i).at()));
            }
        }
        return counted;
    }

    private static Duration worked(String calendar, Instant from, Instant to) {
        return calendar.equals("24x7") ? Duration.between(from, to) : inBerlin(from, to);
    }

    private static Duration inBerlin(Instant from, Instant to) {
        var last = to.atZone(BERLIN).toLocalDate();
        return from.atZone(BERLIN)
                .toLocalDate()
                .datesUntil(last.plusDays(1))
                .filter(HandCount::isWorkday)
                .map(day -> overlap(day, from, to))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration overlap(LocalDate day, Instant from, Instant to) {
        var opens = day.atTime(LocalTime.of(8, 0)).atZone(BERLIN).toInstant();
        var closes = day.atTime(LocalTime.of(18, 0)).atZone(BERLIN).toInstant();
        var begin = from.isAfter(opens) ? from : opens;
        var end = to.isBefore(closes) ? to : closes;
        return begin.isBefore(end) ? Duration.between(begin, end) : Duration.ZERO;
    }

    private static boolean isWorkday(LocalDate day) {
        var weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && !HOLIDAYS.contains(day);
    }
}
