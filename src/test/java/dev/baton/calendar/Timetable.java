package dev.baton.calendar;

import dev.baton.calendar.holidays.HolidayRule;
import dev.baton.calendar.holidays.Holidays;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Working hours with holidays, pauses and a start, close to a shift of the zone's clocks. */
record Timetable(
        ZoneId zone,
        Map<DayOfWeek, List<Hours>> week,
        Set<LocalDate> holidays,
        List<Pause> pauses,
        Instant start,
        boolean dueAtClosing) {

    private static final List<String> ZONES = List.of(
            "Australia/Lord_Howe",
            "Asia/Tehran",
            "America/Nuuk",
            "America/St_Johns",
            "America/Sao_Paulo",
            "Pacific/Apia",
            "Africa/Casablanca",
            "Europe/London",
            "America/New_York",
            "Antarctica/Troll",
            "Asia/Kathmandu",
            "UTC");
    private static final Instant FIRST = Instant.parse("1985-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2034-01-01T00:00:00Z");

    /** Minutes since midnight; {@code to} before {@code from} runs over midnight. */
    record Hours(int from, int to) {}

    WorkingCalendar calendar() {
        var windows = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
        week.forEach((day, hours) ->
                windows.put(day, hours.stream().map(Timetable::window).toList()));
        var rules = holidays.stream()
                .map(day -> (HolidayRule) new HolidayRule.Dated(day, day, "off"))
                .toList();
        return new WorkingCalendar("test", zone, Week.of(windows), new Holidays(rules, List.of()), dueAtClosing);
    }

    private static Window window(Hours hours) {
        return new Window(hours.from * 60_000, hours.to * 60_000);
    }

    static Arbitrary<Timetable> any() {
        return Combinators.combine(
                        Arbitraries.of(ZONES).map(ZoneId::of), moments(), weeks(), Arbitraries.of(true, false))
                .flatAs((zone, moment, week, atClosing) -> around(zone, nearShift(zone, moment), week, atClosing));
    }

    private static Arbitrary<Timetable> around(
            ZoneId zone, Instant start, Map<DayOfWeek, List<Hours>> week, boolean atClosing) {
        var date = start.atZone(zone).toLocalDate();
        var holidays =
                Arbitraries.integers().between(-8, 20).map(date::plusDays).set().ofMaxSize(5);
        return Combinators.combine(holidays, pause(start).list().ofMaxSize(4))
                .as((off, pauses) -> new Timetable(zone, week, off, pauses, start, atClosing));
    }

    private static Arbitrary<Instant> moments() {
        return Arbitraries.longs()
                .between(FIRST.getEpochSecond() / 60, LAST.getEpochSecond() / 60)
                .map(minute -> Instant.ofEpochSecond(minute * 60));
    }

    /** Within two days of the zone's next shift, on the minute. */
    private static Instant nearShift(ZoneId zone, Instant moment) {
        var shift = zone.getRules().nextTransition(moment);
        if (shift == null || shift.getInstant().isAfter(LAST)) {
            return moment;
        }
        var away = Math.floorMod(moment.getEpochSecond() / 60, 2L * 2 * 24 * 60) - 2 * 24 * 60;
        return shift.getInstant().plus(Duration.ofMinutes(away));
    }

    private static Arbitrary<Map<DayOfWeek, List<Hours>>> weeks() {
        return Arbitraries.maps(
                        Arbitraries.of(DayOfWeek.class),
                        hours().list().ofMinSize(1).ofMaxSize(3))
                .ofMinSize(1)
                .ofMaxSize(7);
    }

    private static Arbitrary<Hours> hours() {
        var times = Arbitraries.integers().between(0, 96);
        return Combinators.combine(times, times)
                .as((from, to) -> new Hours(from * 15, to * 15))
                .filter(hours -> hours.from != hours.to && hours.from < 24 * 60);
    }

    private static Arbitrary<Pause> pause(Instant start) {
        var from = Arbitraries.integers().between(-3 * 24 * 60, 12 * 24 * 60);
        var length = Arbitraries.integers().between(0, 4 * 24 * 60).injectNull(0.15);
        return Combinators.combine(from, length).as((minute, minutes) -> {
            var begins = start.plus(Duration.ofMinutes(minute));
            return new Pause(begins, minutes == null ? null : begins.plus(Duration.ofMinutes(minutes)), "p");
        });
    }
}
