package dev.baton.audit.log;

import dev.baton.audit.tree.MerkleTree;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives committed entries their leaf, one node at a time and in one order. An entry is written by many transactions at once, which
 * wait for nobody; here they come one after the other.
 */
@Component
public class LogBook {

    /** Of PostgreSQL's advisory locks: whoever has it writes the log. */
    private static final long LOCK = 0x6261746f6e6c6f67L;

    private static final int AT_ONCE = 20_000;

    private final JdbcClient jdbc;

    /** Up to which entry the look before saw, and since which transaction all that began before it were over then. */
    private volatile @Nullable Seen seen;

    LogBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Seen(long entry, long xmax) {}

    private record Snapshot(long xmin, long xmax, long highest) {}

    /** How many entries got their leaf; 0 where another node is at it. */
    @Transactional
    public int takeIn() {
        if (!isMine()) {
            return 0;
        }
        var snapshot = jdbc.sql("""
                select pg_snapshot_xmin(s)::text::bigint as xmin, pg_snapshot_xmax(s)::text::bigint as xmax,
                  coalesce((select max(id) from audit_entry), 0) as highest
                from pg_current_snapshot() s
                """).query(Snapshot.class).single();
        var size = size();
        var taken = jdbc.sql("""
                        insert into audit_leaf (leaf, entry, hash)
                        select :size + row_number() over (order by id) - 1, id, sha256('\\x00'::bytea || convert_to(body, 'UTF8'))
                        from (
                          select e.id, e.body from audit_entry e
                          where e.id > (select least(s.entry, (select coalesce(max(entry), 0) from audit_leaf)) from audit_settled s)
                            and not exists (select 1 from audit_leaf l where l.entry = e.id)
                          order by e.id limit :most) entry
                        """).param("size", size).param("most", AT_ONCE).update();
        growSubtrees(size, size + taken);
        if (taken < AT_ONCE) {
            settle(snapshot);
        }
        return taken;
    }

    /** Whether this transaction writes the log until its end, and no other one on any node. */
    boolean isMine() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }

    /** Partitions for the months to come, where there are none; the common one has everything else. */
    @Transactional
    public void makeMonths() {
        jdbc.sql("""
                        select audit_make_month((date_trunc('month', now() at time zone 'UTC') + n * interval '1 month')::date)
                        from generate_series(0, 2) n
                        """).query(Boolean.class).list();
    }

    /** How many leaves there are. */
    public long size() {
        return jdbc.sql("select coalesce(max(leaf) + 1, 0) from audit_leaf")
                .query(Long.class)
                .single();
    }

    private void growSubtrees(long before, long after) {
        var nodes = new StoredNodes(jdbc);
        for (var level = 1; after >> level * StoredNodes.STEP > 0; level++) {
            var bits = level * StoredNodes.STEP;
            for (var index = before >> bits; index < after >> bits; index++) {
                jdbc.sql("insert into audit_subtree (level, index, hash) values (?, ?, ?)")
                        .params(level, index, above(nodes, level, index))
                        .update();
            }
        }
    }

    /** Of a node of this level, made of the two halves below it. */
    private static byte[] above(StoredNodes nodes, int level, long index) {
        var half = level * StoredNodes.STEP - 1;
        return MerkleTree.nodeHash(nodes.hash(half, index * 2), nodes.hash(half, index * 2 + 1));
    }

    /**
     * What was seen by the look before last and was over by the last one is settled: no transaction is left that could still
     * commit an entry with a smaller number. Whoever draws its number just before it gets its transaction id has one look's time for that.
     */
    private void settle(Snapshot now) {
        var before = seen;
        if (before != null && now.xmin() >= before.xmax()) {
            jdbc.sql("update audit_settled set entry = ? where entry < ?")
                    .params(before.entry(), before.entry())
                    .update();
        }
        if (before == null || now.xmin() >= before.xmax()) {
            seen = new Seen(previous == null ? 0 : previous, now.xmax());
        }
        previous = now.highest();
    }

    /** The highest number one look earlier. */
    private volatile @Nullable Long previous;

    /** The nodes of the tree, for proofs. */
    public MerkleTree.Nodes nodes() {
        return new StoredNodes(jdbc);
    }

    /** The root of the first leaves. */
    public byte[] root(long size) {
        return MerkleTree.root(size, nodes());
    }
}
