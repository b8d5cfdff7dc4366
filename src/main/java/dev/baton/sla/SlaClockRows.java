package dev.baton.sla;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.calendar.Pause;
import dev.baton.casefile.TimeFormat;
import dev.baton.casefile.WaitingOn;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Clocks as rows of {@code sla_clock}, in the JSON that PostgreSQL makes rows of. */
final class SlaClockRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SlaClockRows() {}

    static String json(Collection<SlaClock> clocks) {
        try {
            return JSON.writeValueAsString(
                    clocks.stream().map(SlaClockRows::row).toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, @Nullable Object> row(SlaClock clock) {
        var target = clock.target();
        var row = new HashMap<String, @Nullable Object>();
        row.put("number", clock.number().value());
        row.put("name", clock.name().id());
        row.put("subject", clock.subject());
        row.put("round", clock.round());
        row.put("budget", target.budget().toSeconds());
        row.put("because", target.because());
        row.put("rule", target.rule());
        row.put("hours", target.hours().label());
        row.put("team", target.team());
        row.put("policyVersion", target.policyVersion());
        row.put("calendar", target.calendar());
        row.put("calendarVersion", target.calendarVersion());
        row.put("pausedBy", written(target.pausedBy()));
        row.put("rungs", written(target.rungs()));
        row.put("anchor", stored(clock.anchor()));
        row.put("pauses", clock.pauses().stream().map(SlaClockRows::written).toList());
        row.put("metAt", stored(clock.metAt()));
        row.put("due", stored(clock.due()));
        row.put("nextAt", stored(next(clock)));
        row.put("revision", clock.revision());
        return row;
    }

    private static @Nullable Instant next(SlaClock clock) {
        return Stream.of(SlaClock.WARNING, SlaClock.DEADLINE)
                .map(clock::next)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static String written(Pause pause) {
        return "%s/%s %s".formatted(pause.from(), pause.to() == null ? ".." : pause.to(), pause.why());
    }

    private static String written(List<Duration> rungs) {
        return rungs.stream().map(Duration::toString).collect(Collectors.joining(", "));
    }

    private static String written(Set<WaitingOn> waits) {
        return waits.stream().map(WaitingOn::label).sorted().collect(Collectors.joining(", "));
    }

    private static @Nullable String stored(@Nullable Instant instant) {
        return instant == null ? null : TimeFormat.stored(instant).toString();
    }
}
