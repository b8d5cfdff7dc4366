package dev.baton.audit.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What one request, or one step of a rule, did at once. */
public record Moment(List<Shown> entries) {

    /** The moments of one day, UTC. */
    public record Day(LocalDate date, List<Moment> moments) {}

    public Instant at() {
        return entries.get(0).at();
    }

    public String who() {
        return entries.stream()
                .map(entry -> entry.found().who())
                .filter(who -> !who.equals("baton"))
                .findFirst()
                .orElse("baton");
    }

    public String via() {
        return Objects.requireNonNullElse(entries.get(0).found().via(), "");
    }

    static List<Day> byDay(List<Shown> entries) {
        var days = new ArrayList<Day>();
        var together = new ArrayList<Shown>();
        for (var entry : entries) {
            if (!together.isEmpty() && !belong(together.get(together.size() - 1), entry)) {
                add(days, together);
                together = new ArrayList<>();
            }
            together.add(entry);
        }
        if (!together.isEmpty()) {
            add(days, together);
        }
        return days;
    }

    private static void add(List<Day> days, List<Shown> together) {
        var moment = new Moment(List.copyOf(together));
        var date = LocalDate.ofInstant(moment.at(), ZoneOffset.UTC);
        if (days.isEmpty() || !days.get(days.size() - 1).date().equals(date)) {
            days.add(new Day(date, new ArrayList<>()));
        }
        days.get(days.size() - 1).moments().add(moment);
    }

    /** Of one request, or of one instant. */
    private static boolean belong(Shown before, Shown after) {
        var request = before.found().request();
        return before.at().equals(after.at())
                || request != null && request.equals(after.found().request());
    }
}
