package dev.baton.routing;

import dev.baton.calendar.Calendars;
import dev.baton.calendar.UnknownCalendar;
import dev.baton.casefile.Presence;
import dev.baton.casefile.TimeFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** By what is known of absences and of people, with one statement each time. */
@Component
class WhoIsThere implements Presence {

    private static final String MISSING = """
            select 1 from absence where absence.person = %1$s and from_at <= :now and to_at > :now
            union all select 1 from person known where known.id = %1$s and known.disabled
            """;

    private final JdbcClient jdbc;
    private final Calendars calendars;
    private final ObjectProvider<OnCall> onCall;
    private final Clock clock;

    WhoIsThere(JdbcClient jdbc, Calendars calendars, ObjectProvider<OnCall> onCall, Clock clock) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.onCall = onCall;
        this.clock = clock;
    }

    private record Hours(
            @Nullable String calendar, @Nullable String zone) {}

    @Override
    public boolean isThere(String person) {
        return isThereAt(person, clock.instant());
    }

    @Override
    public boolean isThereAt(String person, Instant hour) {
        return jdbc.sql("select not exists (%s)".formatted(MISSING.formatted(":person")))
                .param("person", person)
                .param("now", TimeFormat.stored(hour))
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean isAnybodyThere(String group, Set<String> but) {
        return jdbc.sql("""
                select exists (select 1 from act_id_membership member
                  where member.group_id_ = :group and member.user_id_ <> all (:but) and not exists (%s))
                """.formatted(MISSING.formatted("member.user_id_")))
                .param("group", group)
                .param("but", but.toArray(String[]::new))
                .param("now", TimeFormat.stored(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean worksAnybodyAt(String group, Instant hour) {
        var version = calendars.latest();
        return hoursOf(group, hour).stream().anyMatch(hours -> isWorked(version, hours, hour))
                || !onCall.getObject().onCall(group, hour).isEmpty();
    }

    /** The different ones of those who will be there. */
    private List<Hours> hoursOf(String group, Instant hour) {
        return jdbc.sql("""
                select distinct known.calendar, known.zone
                from act_id_membership member left join person known on known.id = member.user_id_
                where member.group_id_ = :group and not exists (%s)
                """.formatted(MISSING.formatted("member.user_id_")))
                .param("group", group)
                .param("now", TimeFormat.stored(hour))
                .query(Hours.class)
                .list();
    }

    /** Who has no calendar, or one that is no longer there, works whenever they are there. */
    private boolean isWorked(long version, Hours hours, Instant hour) {
        if (hours.calendar() == null) {
            return true;
        }
        try {
            var calendar = calendars.get(version, hours.calendar());
            var theirs = hours.zone() == null ? calendar : calendar.in(ZoneId.of(hours.zone()));
            return !theirs.elapsed(hour, hour.plusMillis(1), List.of()).isZero();
        } catch (UnknownCalendar gone) {
            return true;
        }
    }
}
