package dev.baton.routing.reach;

import dev.baton.calendar.Calendars;
import dev.baton.calendar.WorkingCalendar;
import dev.baton.routing.rota.Span;
import dev.baton.routing.rota.Staff;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When people of a group are at work by their own calendars. Who has none, or one that is gone, works by the desk's default calendar. */
@Component
public class WorkingHours {

    private final JdbcClient jdbc;
    private final Calendars calendars;
    private final String usual;

    WorkingHours(JdbcClient jdbc, Calendars calendars, @Value("${baton.routing.calendar}") String usual) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.usual = usual;
    }

    private record Hours(
            @Nullable String calendar, @Nullable String zone) {}

    private record Worker(
            String person,
            @Nullable String calendar,
            @Nullable String zone) {

        Hours hours() {
            return new Hours(calendar, zone);
        }
    }

    /** When at least one of them works who is not away. Each calendar is walked once, however many work by it. */
    public List<Span> of(String group, Staff staff, Instant from, Instant to) {
        var version = calendars.latest();
        var spans = new HashMap<Hours, List<Span>>();
        var covered = new HashMap<Hours, Boolean>();
        var all = new ArrayList<Span>();
        for (var worker : workers(group)) {
            var hours = spans.computeIfAbsent(
                    worker.hours(), one -> spans(calendar(version, one.calendar(), one.zone()), from, to));
            if (covered.containsKey(worker.hours()) || !staff.members().contains(worker.person())) {
                continue;
            }
            var away = staff.absences(worker.person()).stream()
                    .map(absence -> new Span(absence.from(), absence.to()))
                    .toList();
            if (away.isEmpty()) {
                covered.put(worker.hours(), true);
            }
            all.addAll(away.isEmpty() ? hours : Span.without(hours, away));
        }
        return Span.joined(all);
    }

    /** The hours of the desk's default calendar. */
    List<Span> usual(Instant from, Instant to) {
        return spans(calendar(calendars.latest(), null, null), from, to);
    }

    private static List<Span> spans(WorkingCalendar calendar, Instant from, Instant to) {
        return calendar.walkElapsed(from, to, List.of()).steps().stream()
                .filter(step -> step.counted() && step.to() != null)
                .map(step -> new Span(step.from(), step.to()))
                .toList();
    }

    private WorkingCalendar calendar(long version, @Nullable String name, @Nullable String zone) {
        var names = calendars.names(version);
        var known = name != null && names.contains(name) ? name : names.contains(usual) ? usual : first(names);
        var calendar = calendars.get(version, known);
        return zone == null ? calendar : calendar.in(ZoneId.of(zone));
    }

    private static String first(Iterable<String> names) {
        for (var name : names) {
            if (!name.equals(WorkingCalendar.ALWAYS.name())) {
                return name;
            }
        }
        return WorkingCalendar.ALWAYS.name();
    }

    private List<Worker> workers(String group) {
        return jdbc.sql("""
                select member.user_id_ as person, known.calendar, known.zone
                from act_id_membership member left join person known on known.id = member.user_id_
                where member.group_id_ = ? order by 1
                """).param(group).query(Worker.class).list();
    }
}
