package dev.baton.kpi.okrs;

import dev.baton.casefile.TimeFormat;
import dev.baton.kpi.Dimension;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The objectives as they are kept. */
@Component
public class Objectives {

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    Objectives(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of the quarter, or of all where that is null: the newest quarter first, in it the active ones. */
    public List<Objective> of(@Nullable String quarter) {
        return read(
                "where :quarter = '' or quarter = :quarter order by quarter desc, array_position(array['ACTIVE', 'DRAFT', 'CLOSED'], state), number limit "
                        + MOST,
                Map.of("quarter", quarter == null ? "" : quarter));
    }

    public Optional<Objective> find(String number) {
        return read("where number = :number", Map.of("number", number)).stream().findFirst();
    }

    /** Fails with {@link NoObjective} where there is none. */
    public Objective get(String number) {
        return find(number).orElseThrow(() -> new NoObjective(number));
    }

    /** As it is, and as it stays until this transaction changes it. */
    public Objective getForChange(String number) {
        return read("where number = :number for no key update", Map.of("number", number)).stream()
                .findFirst()
                .orElseThrow(() -> new NoObjective(number));
    }

    /** The number of the one that is called so in that quarter. */
    Optional<String> called(String quarter, String title) {
        return jdbc.sql("select number from okr where quarter = ? and md5(lower(btrim(title))) = md5(lower(btrim(?)))")
                .params(quarter, title)
                .query(String.class)
                .optional();
    }

    /** Null where one is called so in that quarter already. */
    @Nullable
    String insert(String quarter, String title, @Nullable String owner, String by) {
        return jdbc.sql("""
                insert into okr (number, quarter, title, owner, state, changed_by, changed_at)
                values (okr_number(nextval('okr_number')), ?, ?, ?, 'DRAFT', ?, ?) on conflict do nothing returning number
                """)
                .params(quarter, title, owner, by, now())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    void update(Objective changed, String by) {
        jdbc.sql("""
                update okr set quarter = :quarter, title = :title, owner = :owner, state = :state, version = version + 1,
                  next_check_in = :next, check_in_due = :due, closed_because = :because, changed_by = :by, changed_at = :at
                where number = :number
                """)
                .param("quarter", changed.quarter())
                .param("title", changed.title())
                .param("owner", changed.owner())
                .param("state", changed.state().name())
                .param("next", stored(changed.nextCheckIn()))
                .param("due", stored(changed.checkInDue()))
                .param("because", changed.closedBecause())
                .param("by", by)
                .param("at", now())
                .param("number", changed.number())
                .update();
    }

    /** What is asked of its owner goes on by itself, which is no change that somebody who edits it has to see first. */
    public void ask(String number, @Nullable Instant nextCheckIn, @Nullable Instant checkInDue) {
        jdbc.sql("update okr set next_check_in = ?, check_in_due = ? where number = ?")
                .params(stored(nextCheckIn), stored(checkInDue), number)
                .update();
    }

    void setKeyResults(String number, List<KeyResult> results) {
        jdbc.sql("delete from okr_key_result where okr = ?").param(number).update();
        results.forEach(result -> jdbc.sql("insert into okr_key_result values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        number,
                        result.position(),
                        result.kpi(),
                        result.dimension() == null ? null : result.dimension().name(),
                        result.key(),
                        result.baseline(),
                        result.target())
                .update());
    }

    public Collection<String> heldBy(String person) {
        return jdbc.sql("select number from okr where owner = ? and state = 'ACTIVE' order by number")
                .param(person)
                .query(String.class)
                .list();
    }

    private List<Objective> read(String which, Map<String, ?> params) {
        var rows = jdbc.sql("select * from okr " + which)
                .params(params)
                .query(Objectives::row)
                .list();
        var results = new HashMap<String, List<KeyResult>>();
        if (!rows.isEmpty()) {
            results.putAll(jdbc
                    .sql("select * from okr_key_result where okr = any (?) order by position")
                    .param(rows.stream().map(Objective::number).toArray(String[]::new))
                    .query((row, at) -> Map.entry(row.getString("okr"), result(row)))
                    .list()
                    .stream()
                    .collect(Collectors.groupingBy(
                            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
        }
        return rows.stream()
                .map(row -> new Objective(
                        row.number(),
                        row.quarter(),
                        row.title(),
                        row.owner(),
                        row.state(),
                        row.version(),
                        row.nextCheckIn(),
                        row.checkInDue(),
                        row.closedBecause(),
                        results.getOrDefault(row.number(), List.of())))
                .toList();
    }

    private static Objective row(ResultSet row, int at) throws SQLException {
        return new Objective(
                row.getString("number"),
                row.getString("quarter"),
                row.getString("title"),
                row.getString("owner"),
                Objective.State.valueOf(row.getString("state")),
                row.getInt("version"),
                instant(row.getTimestamp("next_check_in")),
                instant(row.getTimestamp("check_in_due")),
                row.getString("closed_because"),
                List.of());
    }

    private static KeyResult result(ResultSet row) throws SQLException {
        var dimension = row.getString("dimension");
        return new KeyResult(
                row.getInt("position"),
                row.getString("kpi"),
                dimension == null ? null : Dimension.valueOf(dimension),
                row.getString("key"),
                row.getBigDecimal("baseline").stripTrailingZeros(),
                row.getBigDecimal("target").stripTrailingZeros());
    }

    private Object now() {
        return TimeFormat.stored(clock.instant());
    }

    static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static @Nullable Object stored(@Nullable Instant at) {
        return at == null ? null : TimeFormat.stored(at);
    }
}
