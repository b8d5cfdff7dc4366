package dev.baton.sla.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.calendar.BadCalendars;
import dev.baton.calendar.BeyondTimeLimits;
import dev.baton.calendar.CalendarFile;
import dev.baton.calendar.Calendars;
import dev.baton.calendar.Pause;
import dev.baton.calendar.Step;
import dev.baton.calendar.TimeLimits;
import dev.baton.calendar.UnknownCalendar;
import dev.baton.calendar.Walk;
import dev.baton.calendar.WorkingCalendar;
import dev.baton.casefile.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Answers what a calendar would make of a budget or a span, and changes nothing. */
@RestController
class PreviewApi {

    private static final BigDecimal MOST_MINUTES = BigDecimal.valueOf(36_525L * 24 * 60);

    private static final String BOUNDS =
            "At most 100 years, within 1800 to 2300, 1,000 pauses, 48 windows a day, 1,000 dates off, "
                    + "10,000 values of a calendar, and reasons and names of 200 characters; 400 names the field. The answer tells at most "
                    + "10,000 steps with 1,000,000 characters of reasons, and says stepsCut where the way has more.";

    private static final int MOST_PAUSES = 1_000;
    private static final int LONGEST_REASON = 200;

    private final Calendars calendars;

    PreviewApi(Calendars calendars) {
        this.calendars = calendars;
    }

    /**
     * @param calendar the name of a deployed calendar, or one written out: {@code {zone, hours: {MON: ["09:00-17:00"], …},
     *     holidays: [...], dueAtClosing?}}, the format of {@code processes/calendars.yml}
     * @param start ISO-8601 with Z or an offset, as are {@code end} and the pauses
     * @param minutes the budget, to the second; negative leads backwards. Either this or {@code end}
     * @param end the end of the span whose working time is asked for; before {@code start} counts 0
     */
    record Question(
            @Nullable JsonNode calendar,
            @Nullable String start,
            @Nullable BigDecimal minutes,
            @Nullable String end,
            @Nullable List<@Nullable Interruption> pauses) {}

    /** @param to absent while the pause is on */
    record Interruption(
            @Nullable String from,
            @Nullable String to,
            @Nullable String reason) {}

    sealed interface Answer {}

    /**
     * @param due null if an open pause keeps it from ever being reached
     * @param steps at most 10,000
     * @param stepsCut true where the way has more of them, otherwise missing
     */
    record Due(
            @Nullable Instant due,
            List<Step> steps,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean stepsCut)
            implements Answer {}

    /**
     * @param steps at most 10,000
     * @param stepsCut true where the way has more of them, otherwise missing
     */
    record Elapsed(
            BigDecimal elapsedSeconds,
            List<Step> steps,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean stepsCut)
            implements Answer {}

    /** The due instant of a budget, or the working time of a span, with the steps that lead there. 400 names the field. */
    @Operation(
            summary = "The due instant of a budget, or the working time of a span, with the steps that lead there",
            description = BOUNDS)
    @PostMapping("/api/sla/preview")
    Answer preview(@RequestBody Question question) {
        var calendar = calendar(question.calendar());
        var start = instant("start", question.start());
        var pauses = pauses(question.pauses());
        if ((question.minutes() == null) == (question.end() == null)) {
            throw new Refusal("minutes", "or end is needed, and not both");
        }
        return question.minutes() != null
                ? due(calendar, start, budget(question.minutes()), pauses)
                : elapsed(calendar, start, instant("end", question.end()), pauses);
    }

    private static Due due(WorkingCalendar calendar, Instant start, Duration budget, List<Pause> pauses) {
        try {
            var walk = calendar.walkDue(start, budget, pauses);
            return new Due(walk.end(), walk.steps(), cut(walk));
        } catch (BeyondTimeLimits beyond) {
            throw new Refusal("minutes", "cannot be reckoned: " + beyond.getMessage());
        }
    }

    private static Elapsed elapsed(WorkingCalendar calendar, Instant start, Instant end, List<Pause> pauses) {
        try {
            var walk = calendar.walkElapsed(start, end, pauses);
            return new Elapsed(seconds(walk), walk.steps(), cut(walk));
        } catch (BeyondTimeLimits beyond) {
            throw new Refusal("end", "cannot be reckoned: " + beyond.getMessage());
        }
    }

    private static @Nullable Boolean cut(Walk walk) {
        return walk.whole() ? null : true;
    }

    private static BigDecimal seconds(Walk walk) {
        var seconds = BigDecimal.valueOf(walk.counted().toMillis(), 3).stripTrailingZeros();
        return seconds.setScale(Math.max(0, seconds.scale()), RoundingMode.UNNECESSARY);
    }

    private WorkingCalendar calendar(@Nullable JsonNode written) {
        if (written == null || written.isNull()) {
            throw new Refusal("calendar", "is missing; write one, or the name of a deployed one such as 24x7");
        }
        try {
            return written.isTextual() ? named(written.asText()) : CalendarFile.read("calendar", written);
        } catch (BadCalendars bad) {
            var first = bad.problems().get(0);
            throw new Refusal(first.field(), first.message());
        }
    }

    private WorkingCalendar named(String name) {
        if (name.equals(WorkingCalendar.ALWAYS.name())) {
            return WorkingCalendar.ALWAYS;
        }
        try {
            return calendars.get(calendars.latest(), name);
        } catch (UnknownCalendar | IllegalStateException missing) {
            throw new Refusal("calendar", "is not known. " + missing.getMessage());
        }
    }

    private static Duration budget(BigDecimal minutes) {
        if (minutes.abs().compareTo(MOST_MINUTES) > 0) {
            throw new Refusal("minutes", "must be within 100 years, which is %s".formatted(MOST_MINUTES));
        }
        return Duration.ofSeconds(minutes.multiply(BigDecimal.valueOf(60))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    private static List<Pause> pauses(@Nullable List<@Nullable Interruption> written) {
        if (written == null) {
            return List.of();
        }
        if (written.size() > MOST_PAUSES) {
            throw new Refusal("pauses", "are more than %d; leave some of them out".formatted(MOST_PAUSES));
        }
        var pauses = new ArrayList<Pause>();
        for (var pause : written) {
            pauses.add(pause("pauses[%d]".formatted(pauses.size()), pause));
        }
        return pauses;
    }

    private static Pause pause(String field, @Nullable Interruption written) {
        if (written == null) {
            throw new Refusal(field, "is empty; write {\"from\": …, \"to\": …}");
        }
        var from = instant(field + ".from", written.from());
        var to = written.to() == null ? null : instant(field + ".to", written.to());
        if (to != null && to.isBefore(from)) {
            throw new Refusal(field + ".to", "lies before its from; leave it out while the pause is on");
        }
        return new Pause(from, to, reason(field + ".reason", written.reason()));
    }

    private static String reason(String field, @Nullable String written) {
        if (written != null && written.length() > LONGEST_REASON) {
            throw new Refusal(field, "is longer than %d characters; shorten it".formatted(LONGEST_REASON));
        }
        return written == null ? "" : written;
    }

    private static Instant instant(String field, @Nullable String written) {
        if (written == null) {
            throw new Refusal(field, "is missing; write an instant such as 2026-11-24T09:00:00Z");
        }
        try {
            return TimeLimits.check(OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeException notAnInstant) {
            throw new Refusal(
                    field,
                    "must be an instant with Z or an offset, such as 2026-11-24T09:00:00Z or +01:00 in place of Z");
        } catch (BeyondTimeLimits beyond) {
            throw new Refusal(field, "cannot be reckoned: " + beyond.getMessage());
        }
    }
}
