package dev.baton.audit.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.audit.log.AuditSettings;
import dev.baton.audit.log.BrokenLog;
import dev.baton.audit.log.Checkpoints;
import dev.baton.audit.log.LogBook;
import dev.baton.audit.log.SigningKey;
import dev.baton.audit.search.EntryRows;
import dev.baton.audit.search.Question;
import dev.baton.audit.search.Reader;
import dev.baton.audit.tree.MerkleTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes exports (docs/audit.md) as far as the newest checkpoint, some hundred lines at a time: however long it takes, no transaction is open. */
@Component
public class LogExport {

    private static final int AT_ONCE = 500;

    /** Of the checkpoints of a long log some are enough to narrow a fault down. */
    private static final int EARLIER = 500;

    private final LogBook log;
    private final EntryRows rows;
    private final Checkpoints checkpoints;
    private final AuditSettings settings;
    private final SigningKey key;
    private final Proved proved;
    private final TransactionTemplate transaction;

    LogExport(
            LogBook log,
            EntryRows rows,
            Checkpoints checkpoints,
            AuditSettings settings,
            SigningKey key,
            Proved proved,
            TransactionTemplate transaction) {
        this.log = log;
        this.rows = rows;
        this.checkpoints = checkpoints;
        this.settings = settings;
        this.key = key;
        this.proved = proved;
        this.transaction = transaction;
    }

    /**
     * @param since the size of an older checkpoint: the proof that the log goes on from it, and where nothing else is asked only the
     *     leaves from there on; null for all
     */
    public record Wanted(Question entries, @Nullable Long since, Reader reader) {

        public boolean isSelection() {
            return since != null || !entries.isEverything();
        }
    }

    public void write(Wanted wanted, Checkpoints.Signed checkpoint, OutputStream to) throws IOException {
        write(wanted, checkpoint, to, leaf -> {});
    }

    /** @param progress told now and then up to which leaf it came */
    public void write(Wanted wanted, Checkpoints.Signed checkpoint, OutputStream to, LongConsumer progress)
            throws IOException {
        var there = log.size();
        if (checkpoint.size() > there) {
            throw new BrokenLog("%d entries were signed, and %d are there".formatted(checkpoint.size(), there));
        }
        line(to, LeafLine.canonical(head(wanted.isSelection(), checkpoint.size())));
        var count = wanted.isSelection() ? selection(wanted, checkpoint, to) : log(wanted, checkpoint, to, progress);
        line(to, "{\"end\":%d}".formatted(count));
        to.flush();
    }

    private ObjectNode head(boolean isSelection, long size) {
        var head = JsonNodeFactory.instance.objectNode();
        var keys = new LinkedHashSet<>(checkpoints.keys());
        key.signer().ifPresent(signer -> keys.add(signer.key().toString()));
        keys.forEach(head.put("baton-audit", 1).withArray("keys")::add);
        return head.put("kind", isSelection ? "selection" : "log")
                .put("origin", settings.origin())
                .put("size", size);
    }

    /** Earlier checkpoints stand after the last leaf that they cover. */
    private long log(Wanted wanted, Checkpoints.Signed checkpoint, OutputStream to, LongConsumer progress)
            throws IOException {
        var size = checkpoint.size();
        var step = Math.max(1, size / EARLIER);
        var archived = rows.archived();
        var next = earlier(1, size);
        for (var from = 0L; from < size; from += AT_ONCE) {
            progress.accept(from);
            for (var row : rows.leaves(from, Math.min(size, from + AT_ONCE))) {
                if (row.body() == null && !archived.get(Math.toIntExact(Objects.requireNonNull(row.leaf())))) {
                    continue;
                }
                line(to, LeafLine.of(row, null, wanted.reader().personal()));
                var leaves = Objects.requireNonNull(row.leaf()) + 1;
                if (next != null && next.size() == leaves) {
                    line(to, note(next));
                    next = earlier(leaves + step, size);
                }
            }
        }
        line(to, note(checkpoint));
        return size;
    }

    private Checkpoints.@Nullable Signed earlier(long least, long size) {
        return checkpoints
                .covering(least)
                .filter(checkpoint -> checkpoint.size() < size)
                .orElse(null);
    }

    /** The checkpoint stands before the leaves, whose proofs lead to it. */
    private long selection(Wanted wanted, Checkpoints.Signed checkpoint, OutputStream to) throws IOException {
        var size = checkpoint.size();
        line(to, note(checkpoint));
        var leaves = leaves(wanted, size);
        for (var some = some(leaves, 0); some.length > 0; some = some(leaves, some[some.length - 1] + 1)) {
            var nodes = proved.nodes();
            for (var row : rows.leaves(some)) {
                line(
                        to,
                        LeafLine.of(
                                row, proof(row, size, nodes), wanted.reader().personal()));
            }
        }
        if (wanted.since() != null) {
            line(to, consistency(wanted.since(), size));
        }
        return leaves.cardinality();
    }

    private static long[] some(BitSet leaves, long from) {
        return IntStream.iterate(leaves.nextSetBit((int) from), leaf -> leaf >= 0, leaf -> leaves.nextSetBit(leaf + 1))
                .limit(AT_ONCE)
                .asLongStream()
                .toArray();
    }

    private static List<String> proof(EntryRows.Row row, long size, MerkleTree.Nodes nodes) {
        return MerkleTree.inclusionProof(Objects.requireNonNull(row.leaf()), size, nodes).stream()
                .map(Proved::base64)
                .toList();
    }

    /** A bit for each leaf: their order, in little memory. */
    private BitSet leaves(Wanted wanted, long size) {
        var leaves = new BitSet();
        if (wanted.entries().isEverything()) {
            leaves.set(Objects.requireNonNullElse(wanted.since(), 0L).intValue(), (int) size);
        } else {
            transaction.executeWithoutResult(
                    reading -> rows.eachLeaf(wanted.entries(), size, leaf -> leaves.set((int) leaf)));
        }
        return leaves;
    }

    private String consistency(long since, long size) {
        var line = JsonNodeFactory.instance.objectNode();
        MerkleTree.consistencyProof(since, size, proved.nodes())
                .forEach(hash -> line.withArray("consistency").add(Proved.base64(hash)));
        line.withArray("consistency");
        return LeafLine.canonical(line.put("since", since));
    }

    private static String note(Checkpoints.Signed checkpoint) {
        return LeafLine.canonical(JsonNodeFactory.instance.objectNode().put("checkpoint", checkpoint.note()));
    }

    private static void line(OutputStream to, String line) throws IOException {
        to.write(line.getBytes(StandardCharsets.UTF_8));
        to.write('\n');
    }
}
