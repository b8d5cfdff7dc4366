package dev.baton.audit.log;

import dev.baton.audit.tree.MerkleTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The nodes of the tree as the database has them: every leaf, and every 256 of them as one, and so on; those in between are computed.
 * For one question: what was read is kept.
 */
final class StoredNodes implements MerkleTree.Nodes {

    static final int STEP = 8;
    static final int WIDTH = 1 << STEP;

    private final JdbcClient jdbc;
    private final Map<List<Long>, List<byte[]>> rows = new HashMap<>();

    StoredNodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public byte[] hash(int level, long index) {
        var above = level % STEP;
        var first = index << above;
        var row = row(level / STEP, first / WIDTH);
        var from = (int) (first % WIDTH);
        if (row.size() < from + (1 << above)) {
            throw new BrokenLog(
                    "leaves from %d on are missing".formatted((first / WIDTH * WIDTH + row.size()) << (level - above)));
        }
        var hashes = new ArrayList<>(row.subList(from, from + (1 << above)));
        while (hashes.size() > 1) {
            var upper = new ArrayList<byte[]>();
            for (var i = 0; i < hashes.size(); i += 2) {
                upper.add(MerkleTree.nodeHash(hashes.get(i), hashes.get(i + 1)));
            }
            hashes = upper;
        }
        return hashes.get(0);
    }

    /** At most 256 nodes beside each other. One SQL statement where they were not asked for yet. */
    private List<byte[]> row(int step, long row) {
        return rows.computeIfAbsent(List.of((long) step, row), asked -> read(step, row * WIDTH));
    }

    private List<byte[]> read(int step, long first) {
        var hashes = step == 0
                ? jdbc.sql("select leaf as index, hash from audit_leaf where leaf >= ? and leaf < ? order by leaf")
                        .params(first, first + WIDTH)
                : jdbc.sql("""
                        select index, hash from audit_subtree where index >= ? and index < ? and level = ? order by index
                        """).params(first, first + WIDTH, step);
        var read = hashes.query(Node.class).list();
        for (var i = 0; i < read.size(); i++) {
            if (read.get(i).index() != first + i) {
                throw new BrokenLog("leaf %d is missing".formatted((first + i) << (step * STEP)));
            }
        }
        return read.stream().map(Node::hash).toList();
    }

    private record Node(long index, byte[] hash) {}
}
