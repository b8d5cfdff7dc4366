package dev.baton.sla;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Deed;
import dev.baton.casefile.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened to clocks, append-only, and which rungs somebody has acted on. */
@Component
public class ClockJournal {

    private static final RowMapper<JournalEntry> JOURNAL = new SimplePropertyRowMapper<>(JournalEntry.class);

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    ClockJournal(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** What happened to one clock. */
    record Line(SlaClock clock, JournalEntry entry) {}

    public void add(SlaClock clock, JournalEntry entry) {
        add(List.of(new Line(clock, entry)));
    }

    /** In this order. One SQL statement, and one to remember it for ever. */
    void add(List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into sla_event (case_number, name, subject, at, what, reason, old_due, new_due)
                select number, name, subject, at::timestamptz, what, reason, old_due::timestamptz, new_due::timestamptz
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                  with ordinality as line (number, name, subject, at, what, reason, old_due, new_due, place)
                order by place
                """)
                .params(
                        column(lines, line -> line.clock().number().value()),
                        column(lines, line -> line.clock().name().id()),
                        column(lines, line -> line.clock().subject()),
                        column(lines, line -> stored(line.entry().at())),
                        column(lines, line -> line.entry().what()),
                        column(lines, line -> line.entry().reason()),
                        column(lines, line -> stored(line.entry().oldDue())),
                        column(lines, line -> stored(line.entry().newDue())))
                .update();
        lines.stream().map(line -> line.clock().number()).distinct().forEach(number -> tell(number, lines));
    }

    private void tell(CaseNumber number, List<Line> lines) {
        var of = lines.stream()
                .filter(line -> line.clock().number().equals(number))
                .toList();
        var why = of.stream().map(line -> line.entry().reason()).distinct().collect(Collectors.joining("; "));
        events.publishEvent(Deed.of("ClocksChanged")
                .on(number)
                .with("clocks", of.stream().map(ClockJournal::told).toList())
                .words("why", why));
    }

    private static Map<String, Object> told(Line line) {
        var told = new LinkedHashMap<String, Object>();
        told.put("clock", line.clock().name().id());
        if (!line.clock().subject().isEmpty()) {
            told.put("of", line.clock().subject());
        }
        told.put("what", line.entry().what());
        if (line.entry().oldDue() != null) {
            told.put("from", line.entry().oldDue());
        }
        if (line.entry().newDue() != null) {
            told.put("to", line.entry().newDue());
        }
        if (line.entry().what().equals("met")) {
            told.put("metAt", line.clock().metAt());
            told.put("counted", line.clock().elapsed(line.entry().at()).toSeconds());
        }
        return told;
    }

    private static @Nullable String[] column(List<Line> lines, Function<Line, @Nullable String> value) {
        return lines.stream().map(value).toArray(String[]::new);
    }

    /** @param name its id; {@code subject} what of the case it is about, empty where it is the case itself */
    public record OfClock(String name, String subject, JournalEntry entry) {}

    /** What happened to all clocks of a case, in its order. One SQL statement. */
    public List<OfClock> of(CaseNumber number) {
        return jdbc.sql("""
                        select name, subject, at, what, reason, old_due, new_due from sla_event where case_number = ? order by id
                        """)
                .param(number.value())
                .query((row, nth) -> new OfClock(
                        row.getString("name"),
                        row.getString("subject"),
                        Objects.requireNonNull(JOURNAL.mapRow(row, nth))))
                .list();
    }

    public List<JournalEntry> of(SlaClock clock) {
        return jdbc.sql("""
                select at, what, reason, old_due, new_due from sla_event
                where case_number = ? and name = ? and subject = ? order by id
                """)
                .params(clock.number().value(), clock.name().id(), clock.subject())
                .query(JournalEntry.class)
                .list();
    }

    /** @param number of the case */
    record Repair(String number, String clock, Instant at, String reason) {}

    public List<Repair> latestRepairs() {
        return jdbc.sql("""
                select case_number as number, name as clock, at, reason from sla_event
                where what = 'repaired' order by id desc limit 20
                """).query(Repair.class).list();
    }

    public boolean tells(SlaClock clock, String what, Instant since) {
        return of(clock).stream()
                .anyMatch(entry -> entry.what().equals(what) && !entry.at().isBefore(since));
    }

    /**
     * Claims the rungs for whoever acts on them; the highest is the one that fires, if any does.
     *
     * @return those nobody had claimed, also on another node: a rung is claimed once, whatever happens
     */
    Set<Duration> claim(SlaClock clock, Collection<Duration> rungs, Instant at, boolean fires) {
        var highest = rungs.stream().max(Duration::compareTo).orElse(Duration.ZERO);
        return rungs.stream()
                .filter(rung -> insert(clock, rung, at, fires && rung.equals(highest)))
                .collect(Collectors.toSet());
    }

    private boolean insert(SlaClock clock, Duration rung, Instant at, boolean fired) {
        return jdbc.sql("""
                insert into sla_rung (case_number, name, subject, round, offset_seconds, claimed_at, fired)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
                        .params(
                                clock.number().value(),
                                clock.name().id(),
                                clock.subject(),
                                clock.round(),
                                rung.toSeconds(),
                                TimeFormat.stored(at),
                                fired)
                        .update()
                == 1;
    }

    private static @Nullable String stored(@Nullable Instant instant) {
        return instant == null ? null : TimeFormat.stored(instant).toString();
    }
}
