package dev.baton.sla.web;

import dev.baton.calendar.Step;
import dev.baton.casefile.TimeFormat;
import dev.baton.sla.SlaClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A clock as a bar from its start to its end, {@value #WIDTH} units wide: what counted, what did not and why, where we are
 * now, when it is due and where its rungs stand.
 */
public record ClockPicture(SlaClock clock, Instant now, List<Step> steps) {

    static final int WIDTH = 1_000;

    /** @param kind spent, left, late, paused or closed */
    public record Piece(long x, long width, String kind, String title) {}

    public record Mark(long x, String kind, String title) {}

    public static ClockPicture of(SlaClock clock, Instant now) {
        return new ClockPicture(clock, now, clock.walk(now).steps());
    }

    public List<Piece> pieces() {
        return Stream.concat(steps.stream(), overrun()).flatMap(this::split).toList();
    }

    public List<Mark> marks() {
        var rungs = clock.target().rungs().stream()
                .flatMap(rung -> clock.at(rung).stream()
                        .map(at -> mark(at, rung.isNegative() ? "warning" : "deadline", told(rung, at))));
        var today = clock.isMet() ? Stream.<Mark>empty() : Stream.of(mark(now, "now", "Now: " + TimeFormat.told(now)));
        return Stream.concat(rungs.filter(mark -> mark.x() <= WIDTH), today).toList();
    }

    /** Time over the deadline is a piece of its own, up to now. */
    private Stream<Step> overrun() {
        var late = !clock.isMet() && !clock.isPaused() && end().isAfter(walked());
        return late ? Stream.of(new Step(walked(), end(), true, "late")) : Stream.empty();
    }

    /** What counts is spent up to now and left from now on. */
    private Stream<Piece> split(Step step) {
        if (!step.counted() || !step.from().isBefore(now) || !step.to().isAfter(now)) {
            return Stream.of(piece(step));
        }
        return Stream.of(new Step(step.from(), now, true, step.why()), new Step(now, step.to(), true, step.why()))
                .map(this::piece);
    }

    private Piece piece(Step step) {
        var title = "%s, %s to %s".formatted(step.why(), TimeFormat.told(step.from()), TimeFormat.told(step.to()));
        return new Piece(x(step.from()), Math.max(1, x(step.to()) - x(step.from())), kind(step), title);
    }

    private String kind(Step step) {
        if (!step.counted()) {
            return clock.pauses().stream().anyMatch(pause -> step.why().contains(pause.why())) ? "paused" : "closed";
        }
        if (step.why().equals("late")) {
            return "late";
        }
        return step.from().isBefore(now) ? "spent" : "left";
    }

    private Mark mark(Instant at, String kind, String title) {
        return new Mark(x(at), kind, title);
    }

    private static String told(Duration rung, Instant at) {
        if (rung.isZero()) {
            return "Due " + TimeFormat.told(at);
        }
        var away = TimeFormat.told(rung.abs());
        return (rung.isNegative() ? "Warning %s before: %s" : "Again %s after: %s")
                .formatted(away, TimeFormat.told(at));
    }

    private long x(Instant at) {
        var whole = Math.max(1, Duration.between(clock.anchor(), end()).toMillis());
        return Math.round((double) WIDTH * Duration.between(clock.anchor(), at).toMillis() / whole);
    }

    private Instant walked() {
        return steps.isEmpty() ? clock.anchor() : steps.get(steps.size() - 1).to();
    }

    private Instant end() {
        return clock.isMet() || walked().isAfter(now) ? walked() : now;
    }
}
