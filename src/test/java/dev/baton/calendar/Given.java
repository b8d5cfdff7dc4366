package dev.baton.calendar;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/** Calendars and instants as tests write them. */
public final class Given {

    static final String OFFICE_HOURS = """
            {"MON": ["09:00-17:00"], "TUE": ["09:00-17:00"], "WED": ["09:00-17:00"], "THU": ["09:00-17:00"], \
            "FRI": ["09:00-17:00"]}""";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Given() {}

    /** Monday to Friday, 9 to 17. */
    public static WorkingCalendar office(String zone) {
        return calendar(zone, OFFICE_HOURS);
    }

    public static WorkingCalendar office(String zone, String holidays) {
        return calendar(zone, OFFICE_HOURS, holidays);
    }

    public static WorkingCalendar calendar(String zone, String hours) {
        return calendar(zone, hours, "[]");
    }

    public static WorkingCalendar calendar(String zone, String hours, String holidays) {
        return calendar("""
                {"zone": "%s", "hours": %s, "holidays": %s}""".formatted(zone, hours, holidays));
    }

    public static WorkingCalendar calendar(String json) {
        try {
            return CalendarFile.read("calendar", JSON.readTree(json));
        } catch (IOException bad) {
            throw new IllegalArgumentException(json, bad);
        }
    }

    public static Instant at(String instant) {
        return Instant.parse(instant);
    }

    public static Instant at(String local, String zone) {
        return LocalDateTime.parse(local).atZone(ZoneId.of(zone)).toInstant();
    }

    public static Duration hours(double hours) {
        return Duration.ofMillis(Math.round(hours * 3_600_000));
    }

    static Pause pause(String from, String to, String why) {
        return new Pause(at(from), at(to), why);
    }

    static Pause pause(String from, String to) {
        return pause(from, to, "");
    }

    static Pause openPause(String from, String why) {
        return new Pause(at(from), null, why);
    }

    public static Step step(String from, String to, boolean counted, String why) {
        return new Step(at(from), at(to), counted, why);
    }

    public static final List<Pause> NO_PAUSE = List.of();
}
