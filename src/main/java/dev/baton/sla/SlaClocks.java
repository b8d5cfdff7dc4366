package dev.baton.sla;

import dev.baton.calendar.Calendars;
import dev.baton.calendar.Pause;
import dev.baton.casefile.CaseLocks;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TransactionMemory;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
public class SlaClocks {

    private static final String CLAIMED = """
            array(
              select r.offset_seconds from sla_rung r
              where r.case_number = c.case_number and r.name = c.name and r.subject = c.subject and r.round = c.round
            ) as claimed
            """;

    private static final String SELECT = """
            select c.*, %s from sla_clock c where c.case_number in (:cases)
            order by c.case_number, c.anchor nulls last, c.name, c.subject
            """.formatted(CLAIMED);

    private static final String SAVE = """
            insert into sla_clock as c
              (case_number, name, subject, round, budget, because, rule, hours, team, policy_version, calendar, calendar_version,
               paused_by, rungs, anchor, pauses, met_at, due, next_at, revision)
            select number, name, subject, round, budget, because, rule, hours, team, "policyVersion", calendar, "calendarVersion",
               "pausedBy", rungs, anchor, pauses, "metAt", due, "nextAt", revision + 1
            from jsonb_to_recordset(:clocks::jsonb) as changed
              (number text, name text, subject text, round int, budget bigint, because text, rule text, hours text, team text,
               "policyVersion" int, calendar text, "calendarVersion" bigint, "pausedBy" text, rungs text, anchor timestamptz,
               pauses text[], "metAt" timestamptz, due timestamptz, "nextAt" timestamptz, revision int)
            on conflict (case_number, name, subject) do update set
              round = excluded.round, budget = excluded.budget, because = excluded.because, rule = excluded.rule,
              hours = excluded.hours, team = excluded.team, policy_version = excluded.policy_version,
              calendar = excluded.calendar, calendar_version = excluded.calendar_version, paused_by = excluded.paused_by,
              rungs = excluded.rungs, anchor = excluded.anchor, pauses = excluded.pauses, met_at = excluded.met_at,
              due = excluded.due, next_at = excluded.next_at, revision = excluded.revision
            where c.revision = excluded.revision - 1
            returning c.*, %s
            """.formatted(CLAIMED);

    private final JdbcClient jdbc;
    private final Calendars calendars;
    private final CaseLocks locks;
    private final TransactionMemory<Map<CaseNumber, CaseClocks>> known = new TransactionMemory<>(HashMap::new);

    SlaClocks(JdbcClient jdbc, Calendars calendars, CaseLocks locks) {
        this.locks = locks;
        this.jdbc = jdbc;
        this.calendars = calendars;
    }

    /** Read once in a transaction that holds the case. */
    public CaseClocks of(CaseNumber number) {
        return locks.holds(number) ? known.get().computeIfAbsent(number, this::ofOne) : ofOne(number);
    }

    private CaseClocks ofOne(CaseNumber number) {
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
                  and name not in ('customerUpdate', 'agreed') and case_number <> all (:others)
                  and (policy_version < :policy or policy_version > :policy
                    or policy_version = :policy and calendar_version < :calendar
                    or policy_version = :policy and calendar_version > :calendar))
                """)
                .param("policy", policyVersion)
                .param("calendar", calendarVersion)
                .param("others", others.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /**
     * Keeps changed clocks of one case. Whoever changed one of them in the meantime was first: the one who comes second starts
     * over. One SQL statement.
     */
    void save(CaseNumber number, Collection<SlaClock> changed) {
        if (changed.isEmpty()) {
            return;
        }
        var saved = jdbc.sql(SAVE)
                .param("clocks", SlaClockRows.json(changed))
                .query(this::read)
                .list();
        if (saved.size() < changed.size()) {
            throw new OptimisticLockingException("Clocks of %s were changed by another transaction".formatted(number));
        }
        known.get().computeIfPresent(number, (same, before) -> before.with(saved));
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
}
