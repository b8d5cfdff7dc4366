package dev.baton.calendar;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The calendars that were deployed. A version never changes, so that a deadline can be explained as it was set. */
@Component
public class Calendars {

    private final JdbcClient jdbc;
    private final Clock time;
    private final Map<Long, Map<String, WorkingCalendar>> versions = new ConcurrentHashMap<>();

    Calendars(JdbcClient jdbc, Clock time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /**
     * Keeps the calendars of a deployment and gives their version: a new one, or the latest if nothing has changed.
     *
     * @param yaml the content of {@link CalendarFile#NAME}
     * @throws BadCalendars with all that is wrong; then nothing is kept
     */
    @Transactional
    public long keep(String deployment, String yaml) {
        CalendarFile.read(yaml);
        jdbc.sql("lock table calendars in share row exclusive mode").update();
        return find(
                        "select version from (select * from calendars order by version desc limit 1) latest where content = ?",
                        yaml)
                .orElseGet(() -> insert(deployment, yaml));
    }

    public boolean isAnyThere() {
        return find("select version from calendars limit 1").isPresent();
    }

    /** @throws IllegalStateException if there are no calendars yet */
    public long latest() {
        return find("select version from calendars order by version desc limit 1")
                .orElseThrow(() -> new IllegalStateException(
                        "There are no calendars yet. Deploy %s.".formatted(CalendarFile.NAME)));
    }

    /** @throws UnknownCalendar if the version has no calendar of that name */
    public WorkingCalendar get(long version, String name) {
        var calendars = of(version);
        var calendar = calendars.get(name);
        if (calendar == null) {
            throw new UnknownCalendar(name, calendars.keySet());
        }
        return calendar;
    }

    /** With {@code 24x7}, which every version has. */
    public Set<String> names(long version) {
        return of(version).keySet();
    }

    private Map<String, WorkingCalendar> of(long version) {
        return versions.computeIfAbsent(version, missing -> CalendarFile.read(content(missing)));
    }

    private String content(long version) {
        return jdbc.sql("select content from calendars where version = ?")
                .param(version)
                .query(String.class)
                .optional()
                .orElseThrow(
                        () -> new IllegalStateException("There is no version %d of the calendars.".formatted(version)));
    }

    private long insert(String deployment, String yaml) {
        return jdbc.sql("insert into calendars (deployment, at, content) values (?, ?, ?) returning version")
                .params(deployment, time.instant().atOffset(ZoneOffset.UTC), yaml)
                .query(Long.class)
                .single();
    }

    private Optional<Long> find(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Long.class).optional();
    }
}
