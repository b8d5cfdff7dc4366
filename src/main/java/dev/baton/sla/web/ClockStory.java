package dev.baton.sla.web;

import dev.baton.calendar.Step;
import dev.baton.casefile.TimeFormat;
import dev.baton.sla.Hours;
import dev.baton.sla.SlaClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a due instant came about, in sentences, told from the walk that computed it. */
public record ClockStory(SlaClock clock, Instant now) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    public List<String> sentences() {
        var sentences = new ArrayList<String>();
        sentences.add(budget());
        if (clock.isStarted()) {
            sentences.add("Started " + TimeFormat.told(clock.anchor()));
            steps().forEach(step -> sentences.add(sentence(step)));
            sentences.add(outcome());
        }
        return sentences;
    }

    public List<Step> steps() {
        return clock.isStarted() ? clock.walk(now).steps() : List.of();
    }

    /** The one sentence that matters most. */
    String outcome() {
        if (!clock.isStarted()) {
            return "Not started";
        }
        if (clock.isMet()) {
            var late = clock.metAt().isAfter(clock.deadline());
            return "Met %s, %s".formatted(TimeFormat.told(clock.metAt()), late ? "late" : "in time");
        }
        if (clock.isPaused()) {
            return "Paused, %s left once it runs again".formatted(left());
        }
        return (clock.deadline().isAfter(now) ? "Due " : "Was due ") + TimeFormat.told(clock.deadline());
    }

    @Nullable
    Instant at() {
        if (clock.isMet()) {
            return clock.metAt();
        }
        return clock.isPaused() ? null : clock.deadline();
    }

    private String left() {
        var left = clock.target().budget().minus(clock.elapsed(now));
        return left.isNegative() ? "nothing" : hours(left);
    }

    private String budget() {
        var target = clock.target();
        return "%s: %s on %s, calendar %s (%s%s)"
                .formatted(
                        clock.name().title(),
                        hours(target.budget()),
                        whose(),
                        target.calendar(),
                        target.because(),
                        target.rule() == null
                                ? ""
                                : "; sla.dmn version %d, %s".formatted(target.policyVersion(), target.rule()));
    }

    /** Whose hours are counted, for people. */
    String whose() {
        var team = clock.target().team();
        return clock.target().hours() == Hours.CUSTOMER
                ? "the customer's hours"
                : team == null ? "the team's hours" : "the hours of " + team;
    }

    private String sentence(Step step) {
        var from = step.from().atZone(zone());
        var to = step.to().atZone(zone());
        var sameDay = from.toLocalDate().equals(to.toLocalDate());
        return "%s – %s %s: %s, %s"
                .formatted(
                        DAY.format(from),
                        (sameDay ? TIME : DAY).format(to),
                        zone().getId().equals("Z") ? "UTC" : zone().getId(),
                        step.why(),
                        step.counted()
                                ? hours(Duration.between(step.from(), step.to())) + " counted"
                                : "does not count");
    }

    /** Counted time is told in hours: a day of working time would be read as a day on the wall. */
    private static String hours(Duration duration) {
        var told = new ArrayList<String>();
        told(told, duration.toHours(), "hour");
        told(told, duration.toMinutesPart(), "minute");
        told(told, duration.toSecondsPart(), "second");
        return told.isEmpty() ? "less than a second" : String.join(" ", told);
    }

    private static void told(List<String> parts, long amount, String unit) {
        if (amount > 0) {
            parts.add("%d %s%s".formatted(amount, unit, amount == 1 ? "" : "s"));
        }
    }

    private ZoneId zone() {
        return clock.calendar().zone();
    }
}
