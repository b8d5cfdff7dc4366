package dev.baton.routing.choice;

import dev.baton.calendar.Calendars;
import dev.baton.calendar.UnknownCalendar;
import dev.baton.calendar.WorkingCalendar;
import dev.baton.routing.choice.Presence.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who works at an instant, by their own calendars. Who has none, or one that is no longer there, works whenever they are there. */
@Component
class WorkingNow {

    private static final Duration DAY = Duration.ofDays(1);

    private final Calendars calendars;

    WorkingNow(Calendars calendars) {
        this.calendars = calendars;
    }

    private record Hours(
            @Nullable String calendar, @Nullable String zone) {

        static Hours of(Candidate candidate) {
            return new Hours(candidate.calendar(), candidate.zone());
        }
    }

    /** By person, each calendar walked once. */
    Map<String, Presence> of(Collection<Candidate> candidates, Map<String, Instant> onCall, Instant now) {
        var hours = new HashMap<Hours, Presence>();
        var version = candidates.stream().anyMatch(one -> one.calendar() != null) ? calendars.latest() : 0;
        var presences = new HashMap<String, Presence>();
        for (var candidate : candidates) {
            var by = hours.computeIfAbsent(Hours.of(candidate), one -> byHours(version, one, now));
            var duty = onCall.get(candidate.id());
            presences.put(
                    candidate.id(),
                    by.kind() == Kind.OFF && onCall.containsKey(candidate.id())
                            ? new Presence(Kind.ON_DUTY, duty)
                            : by);
        }
        return presences;
    }

    private Presence byHours(long version, Hours hours, Instant now) {
        var calendar = hours.calendar() == null ? null : calendar(version, hours);
        return calendar == null ? new Presence(Kind.WORKING, null) : byCalendar(calendar, now);
    }

    private static Presence byCalendar(WorkingCalendar calendar, Instant now) {
        if (calendar.elapsed(now, now.plusMillis(1), List.of()).isZero()) {
            return new Presence(Kind.OFF, null);
        }
        var until = calendar.walkElapsed(now, now.plus(DAY), List.of())
                .steps()
                .get(0)
                .to();
        return new Presence(Kind.WORKING, now.plus(DAY).equals(until) ? null : until);
    }

    private @Nullable WorkingCalendar calendar(long version, Hours hours) {
        try {
            var calendar = calendars.get(version, String.valueOf(hours.calendar()));
            return hours.zone() == null ? calendar : calendar.in(ZoneId.of(hours.zone()));
        } catch (UnknownCalendar gone) {
            return null;
        }
    }
}
