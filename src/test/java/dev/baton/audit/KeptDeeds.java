package dev.baton.audit;

import dev.baton.audit.entry.Stories;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The entries since some moment, with names and words. */
public final class KeptDeeds {

    private final JdbcClient jdbc;
    private final long after;

    private KeptDeeds(JdbcClient jdbc, long after) {
        this.jdbc = jdbc;
        this.after = after;
    }

    public static KeptDeeds from(JdbcClient jdbc) {
        return new KeptDeeds(
                jdbc,
                jdbc.sql("select coalesce(max(id), 0) from audit_entry")
                        .query(Long.class)
                        .single());
    }

    /** In the order in which they were written. */
    public List<Stories.Read> of(String kind) {
        return Stories.of(jdbc)
                .read(jdbc.sql("""
                        select id, body, coalesce((
                            select jsonb_object_agg(word.field, jsonb_build_object(
                              'sealed', encode(word.sealed, 'base64'), 'key', encode(subject.key, 'base64')))
                            from audit_word word join audit_subject subject using (ref) where word.entry = entry.id), '{}')::text
                          as words
                        from audit_entry entry where id > ? and kind = ? order by id
                        """)
                        .params(after, kind)
                        .query(Stories.Kept.class)
                        .list());
    }

    public Stories.Read only(String kind) {
        var all = of(kind);
        if (all.size() != 1) {
            throw new AssertionError("%d entries of %s: %s".formatted(all.size(), kind, all));
        }
        return all.get(0);
    }

    public List<String> kinds() {
        return jdbc.sql("select kind from audit_entry where id > ? order by id")
                .param(after)
                .query(String.class)
                .list();
    }

    /** Everything as it is kept, to look for what must not be there. */
    public String bodies() {
        return String.join(
                "\n",
                jdbc.sql("select body from audit_entry where id > ? order by id")
                        .param(after)
                        .query(String.class)
                        .list());
    }
}
