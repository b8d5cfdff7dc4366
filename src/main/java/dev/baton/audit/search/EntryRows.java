package dev.baton.audit.search;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Entries as the database has them, with their leaf and their sealed words. */
@Component
public class EntryRows {

    /** Of a search for text no more entries are looked at in one go. */
    static final int LOOKED_AT = 20_000;

    private static final String ROW = """
            select e.id, l.leaf, l.hash, e.body,
              coalesce((
                select jsonb_object_agg(word.field, jsonb_build_object(
                  'sealed', encode(word.sealed, 'base64'), 'key', encode(subject.key, 'base64'), 'subject', subject.subject))
                from audit_word word join audit_subject subject using (ref) where word.entry = e.id), '{}')::text as sealed,
              (case
                 when e.kind = 'CaseReported' and c.subject is not null then jsonb_build_object('subject', c.subject)
                 when i.text is not null then jsonb_build_object('interaction.text', i.text)
                 else '{}' end)::text as elsewhere
            """;

    private static final String CASE_FILE = """
            left join support_case c on e.kind = 'CaseReported' and c.number = e.case_number
            left join interaction i
              on e.kind = 'ActivityRecorded' and i.id = (e.body::jsonb #>> '{details,interaction,id}')::bigint
            """;

    private static final int FETCHED_AT_ONCE = 5_000;

    private final JdbcClient jdbc;

    /** Has only some rows in memory, within a transaction. */
    private final NamedParameterJdbcTemplate cursor;

    EntryRows(JdbcClient jdbc, DataSource database) {
        this.jdbc = jdbc;
        var template = new JdbcTemplate(database);
        template.setFetchSize(FETCHED_AT_ONCE);
        this.cursor = new NamedParameterJdbcTemplate(template);
    }

    /**
     * @param id its number; null of what was archived and dropped
     * @param leaf null until the log has taken it in
     * @param hash of the leaf
     * @param body the entry in canonical form; null of what was archived and dropped
     * @param sealed a JSON object: by their path the sealed words and their key
     * @param elsewhere a JSON object: by their path words that stand in the case file
     */
    public record Row(
            @Nullable Long id,
            @Nullable Long leaf,
            byte @Nullable [] hash,
            @Nullable String body,
            String sealed,
            String elsewhere) {}

    /**
     * @param rows what was found
     * @param next the number of the last one looked at, from which on to go on; null where there is nothing further
     */
    public record Rows(List<Row> rows, @Nullable Long next) {}

    /**
     * One SQL statement, of a text two.
     *
     * @param after the number of the entry to go on from; null to begin
     */
    public Rows find(Question asked, @Nullable Long after, int limit, boolean newestFirst) {
        var direction = newestFirst ? "desc" : "asc";
        var bound = after == null ? "" : newestFirst ? " and e.id < :after" : " and e.id > :after";
        var params = asked.params();
        if (after != null) {
            params.put("after", after);
        }
        var candidates = "select e.* from audit_entry e where %s%s order by e.id %s"
                .formatted(asked.condition(), bound, direction);
        if (asked.text() != null) {
            return findText(asked, params, candidates, direction, limit);
        }
        var found = rows(candidates + " limit " + (limit + 1), direction, params);
        return found.size() > limit
                ? new Rows(found.subList(0, limit), found.get(limit - 1).id())
                : new Rows(found, null);
    }

    private Rows findText(Question asked, Map<String, Object> params, String candidates, String direction, int limit) {
        var lookedAt = "(" + candidates + " limit " + LOOKED_AT + ") e";
        var found = rows(
                "select e.* from %s where %s order by e.id %s limit %d"
                        .formatted(lookedAt, asked.textCondition(), direction, limit + 1),
                direction,
                params);
        if (found.size() > limit) {
            return new Rows(found.subList(0, limit), found.get(limit - 1).id());
        }
        var last = jdbc.sql("select e.id from (%s offset %d limit 1) e".formatted(candidates, LOOKED_AT - 1))
                .params(params)
                .query(Long.class)
                .optional();
        return new Rows(found, last.orElse(null));
    }

    private List<Row> rows(String entries, String direction, Map<String, Object> params) {
        return jdbc.sql(ROW + "from (" + entries + ") e left join audit_leaf l on l.entry = e.id " + CASE_FILE
                        + "order by e.id " + direction)
                .params(params)
                .query(Row.class)
                .list();
    }

    /** Some entries, in their order; those that are not there are left out. One SQL statement. */
    public List<Row> of(Collection<Long> entries) {
        return rows(
                "select e.* from audit_entry e where e.id = any (:ids)",
                "asc",
                Map.of("ids", entries.toArray(Long[]::new)));
    }

    /** Everything that happened to a case, oldest first. One SQL statement. */
    public List<Row> ofCase(String number) {
        return rows("select e.* from audit_entry e where e.case_number = :case", "asc", Map.of("case", number));
    }

    /** The leaves from one number to before another, also of what was dropped. One SQL statement. */
    public List<Row> leaves(long from, long to) {
        return leaves("l.leaf >= :from and l.leaf < :to", Map.of("from", from, "to", to));
    }

    /** The leaves whose month was archived and dropped, as entries of the log say. One SQL statement. */
    public BitSet archived() {
        var leaves = new BitSet();
        jdbc.sql("""
                select lower(span) as first, upper(span) as beyond
                from audit_entry, unnest((body::jsonb #>> '{details,leaves}')::int8multirange) span
                where kind = 'MonthArchived'
                """)
                .query((RowCallbackHandler) row -> leaves.set((int) row.getLong("first"), (int) row.getLong("beyond")));
        return leaves;
    }

    /** These leaves in their order. One SQL statement. */
    public List<Row> leaves(long[] leaves) {
        return leaves("l.leaf = any (:leaves)", Map.of("leaves", leaves));
    }

    private List<Row> leaves(String which, Map<String, Object> params) {
        return jdbc.sql(ROW + "from audit_leaf l left join audit_entry e on e.id = l.entry " + CASE_FILE + "where "
                        + which + " order by l.leaf")
                .params(params)
                .query(Row.class)
                .list();
    }

    /** Calls back with the leaf of each entry asked for, in no order, of the first so many leaves. One SQL statement. */
    public void eachLeaf(Question asked, long size, LongConsumer found) {
        var params = asked.params();
        params.put("size", size);
        cursor.query("""
                select l.leaf from audit_entry e join audit_leaf l on l.entry = e.id
                where l.leaf < :size and %s and %s
                """.formatted(asked.condition(), asked.textCondition()), params, row -> {
            found.accept(row.getLong(1));
        });
    }
}
