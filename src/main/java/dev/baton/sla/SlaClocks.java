package dev.baton.sla;

import dev.baton.calendar.Calendars;
import dev.baton.calendar.Pause;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TimeFormat;
import dev.baton.casefile.WaitingOn;
import dev.baton.sla.policy.Target;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
public class SlaClocks {

    private static final String SELECT = """
            select c.*, array(
              select r.offset_seconds from sla_rung r
              where r.case_number = c.case_number and r.name = c.name and r.subject = c.subject and r.round = c.round
            ) as claimed
            from sla_clock c where c.case_number in (:cases)
            order by c.case_number, c.anchor nulls last, c.name, c.subject
            """;

    private final JdbcClient jdbc;
    private final Calendars calendars;

    SlaClocks(JdbcClient jdbc, Calendars calendars) {
        this.jdbc = jdbc;
        this.calendars = calendars;
    }

    public CaseClocks of(CaseNumber number) {
        return new CaseClocks(list(List.of(number)));
    }

    /** Whether it has begun and nobody has met it, whether or not its deadline can be computed. */
    public boolean isRunning(CaseNumber number, ClockName name) {
        return jdbc.sql("""
                select exists (select 1 from sla_clock
                  where case_number = ? and name = ? and anchor is not null and met_at is null)
                """)
                .params(number.value(), name.id())
                .query(Boolean.class)
                .single();
    }

    public List<SlaClock> list(Collection<CaseNumber> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SELECT)
                .param("cases", numbers.stream().map(CaseNumber::value).toList())
                .query(this::read)
                .list();
    }

    /** The next cases after this one that have a clock running, of the account or of every account. */
    public List<CaseNumber> openAfter(String last, @Nullable String account, int limit) {
        return jdbc
                .sql("""
                select distinct c.case_number from sla_clock c join support_case s on s.number = c.case_number
                where c.anchor is not null and c.met_at is null and c.case_number > :last
                  and (:account::text is null or s.account = :account)
                order by c.case_number limit :limit
                """)
                .param("last", last)
                .param("account", account)
                .param("limit", limit)
                .query(String.class)
                .stream()
                .map(CaseNumber::new)
                .toList();
    }

    public int open(@Nullable String account) {
        return jdbc.sql("""
                select count(distinct c.case_number) from sla_clock c join support_case s on s.number = c.case_number
                where c.anchor is not null and c.met_at is null and (:account::text is null or s.account = :account)
                """).param("account", account).query(Integer.class).single();
    }

    /** @param others numbers of cases that are not asked about */
    public boolean isAnyOutdated(int policyVersion, long calendarVersion, Collection<String> others) {
        return jdbc.sql("""
                select exists (select 1 from sla_clock where anchor is not null and met_at is null
                  and name not in ('customerUpdate', 'agreed') and (policy_version <> ? or calendar_version <> ?)
                  and case_number <> all (?))
                """)
                .params(policyVersion, calendarVersion, others.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /** Whoever changed the clock in the meantime was first: the one who comes second starts over. */
    void save(SlaClock clock) {
        var saved = jdbc.sql("""
                insert into sla_clock
                  (case_number, name, subject, round, budget, because, rule, hours, team, policy_version, calendar, calendar_version,
                   paused_by, rungs, anchor, pauses, met_at, due, next_at, revision)
                values
                  (:number, :name, :subject, :round, :budget, :because, :rule, :hours, :team, :policyVersion, :calendar, :calendarVersion,
                   :pausedBy, :rungs, :anchor, :pauses, :metAt, :due, :nextAt, 1)
                on conflict (case_number, name, subject) do update set
                  round = excluded.round, budget = excluded.budget, because = excluded.because, rule = excluded.rule,
                  hours = excluded.hours, team = excluded.team,
                  policy_version = excluded.policy_version, calendar = excluded.calendar,
                  calendar_version = excluded.calendar_version, paused_by = excluded.paused_by, rungs = excluded.rungs,
                  anchor = excluded.anchor, pauses = excluded.pauses, met_at = excluded.met_at, due = excluded.due,
                  next_at = excluded.next_at, revision = sla_clock.revision + 1
                where sla_clock.revision = :revision
                """)
                .param("number", clock.number().value())
                .param("name", clock.name().id())
                .param("subject", clock.subject())
                .param("round", clock.round())
                .param("budget", clock.target().budget().toSeconds())
                .param("because", clock.target().because())
                .param("rule", clock.target().rule())
                .param("hours", clock.target().hours().label())
                .param("team", clock.target().team())
                .param("policyVersion", clock.target().policyVersion())
                .param("calendar", clock.target().calendar())
                .param("calendarVersion", clock.target().calendarVersion())
                .param("pausedBy", written(clock.target().pausedBy()))
                .param("rungs", written(clock.target().rungs()))
                .param("anchor", stored(clock.anchor()))
                .param("pauses", clock.pauses().stream().map(SlaClocks::written).toArray(String[]::new))
                .param("metAt", stored(clock.metAt()))
                .param("due", stored(clock.due()))
                .param("nextAt", stored(next(clock)))
                .param("revision", clock.revision())
                .update();
        if (saved == 0) {
            throw new OptimisticLockingException("The clock %s of %s was changed by another transaction"
                    .formatted(clock.name().id(), clock.number()));
        }
    }

    private static @Nullable Instant next(SlaClock clock) {
        return Stream.of(SlaClock.WARNING, SlaClock.DEADLINE)
                .map(clock::next)
                .filter(java.util.Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private SlaClock read(ResultSet row, int index) throws SQLException {
        var target = new Target(
                Duration.ofSeconds(row.getLong("budget")),
                row.getString("because"),
                row.getString("rule"),
                Hours.of(row.getString("hours")),
                row.getString("team"),
                row.getString("calendar"),
                row.getLong("calendar_version"),
                row.getInt("policy_version"),
                list(row.getString("paused_by")).map(WaitingOn::of).collect(Collectors.toSet()),
                list(row.getString("rungs")).map(Duration::parse).toList());
        return new SlaClock(
                new CaseNumber(row.getString("case_number")),
                ClockName.of(row.getString("name")),
                row.getString("subject"),
                row.getInt("round"),
                target,
                calendars.get(target.calendarVersion(), target.calendar()),
                instant(row, "anchor"),
                strings(row.getArray("pauses")).map(SlaClocks::pause).toList(),
                instant(row, "met_at"),
                offsets(row.getArray("claimed")),
                row.getInt("revision"));
    }

    private static Pause pause(String written) {
        var parts = written.split(" ", 2);
        var interval = parts[0].split("/");
        return new Pause(
                Instant.parse(interval[0]), interval[1].equals("..") ? null : Instant.parse(interval[1]), parts[1]);
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

    private static Stream<String> list(String written) {
        return Arrays.stream(written.split(",")).map(String::strip).filter(part -> !part.isEmpty());
    }

    private static Stream<String> strings(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray());
    }

    private static Set<Duration> offsets(Array array) throws SQLException {
        return Arrays.stream((Long[]) array.getArray()).map(Duration::ofSeconds).collect(Collectors.toSet());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable OffsetDateTime stored(@Nullable Instant instant) {
        return instant == null ? null : TimeFormat.stored(instant);
    }
}
