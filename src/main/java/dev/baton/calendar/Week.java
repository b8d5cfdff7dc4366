package dev.baton.calendar;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The working hours of each day of the week, each part on the day it lies on.
 *
 * @param days Monday first; the windows of a day in order and apart from each other
 */
public record Week(List<List<Window>> days) {

    public static final Week ALWAYS = of(everyDay(new Window(0, Window.DAY)));

    /** Windows that touch or overlap count once. */
    public static Week of(Map<DayOfWeek, List<Window>> written) {
        return new Week(byDate(written).values().stream().map(Week::joined).toList());
    }

    /** Two windows that lie on each other, in words, by the day they lie on. */
    public static Optional<Map.Entry<DayOfWeek, String>> overlap(Map<DayOfWeek, List<Window>> written) {
        for (var day : byDate(written).entrySet()) {
            var windows = sorted(day.getValue());
            for (int i = 1; i < windows.size(); i++) {
                if (windows.get(i).from() < windows.get(i - 1).to()) {
                    return Optional.of(Map.entry(day.getKey(), windows.get(i - 1) + " and " + windows.get(i)));
                }
            }
        }
        return Optional.empty();
    }

    public boolean isEmpty() {
        return days.stream().allMatch(List::isEmpty);
    }

    public List<Window> on(DayOfWeek day) {
        return days.get(day.ordinal());
    }

    public int mostWindows() {
        return days.stream().mapToInt(List::size).max().orElse(0);
    }

    private static Map<DayOfWeek, List<Window>> byDate(Map<DayOfWeek, List<Window>> written) {
        var byDate = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            byDate.put(day, new ArrayList<>());
        }
        written.forEach((day, windows) -> windows.forEach(window -> put(byDate, day, window)));
        return byDate;
    }

    private static void put(Map<DayOfWeek, List<Window>> byDate, DayOfWeek day, Window window) {
        if (!window.runsOverMidnight()) {
            byDate.get(day).add(window);
            return;
        }
        byDate.get(day).add(new Window(window.from(), Window.DAY));
        if (window.to() > 0) {
            byDate.get(day.plus(1)).add(new Window(0, window.to()));
        }
    }

    private static List<Window> joined(List<Window> windows) {
        var joined = new ArrayList<Window>();
        for (var window : sorted(windows)) {
            var last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && window.from() <= last.to()) {
                joined.set(joined.size() - 1, new Window(last.from(), Math.max(last.to(), window.to())));
            } else {
                joined.add(window);
            }
        }
        return List.copyOf(joined);
    }

    private static List<Window> sorted(List<Window> windows) {
        return windows.stream()
                .sorted(Comparator.comparingInt(Window::from).thenComparingInt(Window::to))
                .toList();
    }

    private static Map<DayOfWeek, List<Window>> everyDay(Window window) {
        var days = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            days.put(day, List.of(window));
        }
        return days;
    }
}
