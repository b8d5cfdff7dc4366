package dev.baton.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.audit.note.Checkpoint;
import dev.baton.audit.note.SignedNote;
import dev.baton.audit.note.VerifierKey;
import dev.baton.audit.tree.GrowingRoot;
import dev.baton.audit.tree.MerkleTree;
import dev.baton.casefile.Deed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Every committed entry gets one leaf, in one order, and what is signed is the root of all of them. */
@BatonTest
class LogBookTest {

    @Autowired
    private Desk desk;

    @Autowired
    private LogBook log;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private SigningKey key;

    @Autowired
    private Alarms alarms;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    private record Leaf(long leaf, long entry, byte[] hash, String body) {}

    @Test
    void everyEntryHasOneLeafAndTheSignedRootIsThatOfAllOfThem() {
        desk.standardCase();
        takeInAll();
        desk.standardCase();
        takeInAll();

        var signed = checkpoints.sign().orElseThrow();

        var root = new GrowingRoot();
        var leaves = leaves();
        assertThat(leaves).hasSizeGreaterThan(20);
        for (var leaf : leaves) {
            assertThat(leaf.leaf()).isEqualTo(root.size());
            assertThat(leaf.hash()).isEqualTo(MerkleTree.leafHash(leaf.body().getBytes(StandardCharsets.UTF_8)));
            root.add(leaf.hash());
        }
        var note = SignedNote.parse(signed.note());
        var stated = Checkpoint.parse(note.text());
        assertThat(stated.size()).isEqualTo(leaves.size()).isEqualTo(count("audit_entry"));
        assertThat(stated.root()).isEqualTo(root.root());
        assertThat(note.signers(List.of(VerifierKey.parse(
                                key.signer().orElseThrow().key().toString())))
                        .areToBeBelieved())
                .isTrue();
        assertThat(checkpoints.sign()).as("nothing new").isEmpty();
    }

    @Test
    void proofsFromTheStoredNodesHoldAlsoBeyondOneSubtree() {
        for (var i = 0; i < 600; i++) {
            events.publishEvent(Deed.of("Tried").with("number", i));
        }
        takeInAll();
        var size = log.size();
        var leaves = leaves();

        for (long leaf : new long[] {0, 1, 255, 256, 257, 511, size - 1}) {
            var proof = MerkleTree.inclusionProof(leaf, size, log.nodes());
            assertThat(MerkleTree.isIncluded(leaves.get((int) leaf).hash(), leaf, size, proof, log.root(size)))
                    .as("leaf %d of %d", leaf, size)
                    .isTrue();
        }
        for (long older : new long[] {1, 255, 256, 300, 512}) {
            assertThat(MerkleTree.isConsistent(
                            older,
                            log.root(older),
                            size,
                            log.root(size),
                            MerkleTree.consistencyProof(older, size, log.nodes())))
                    .as("%d before %d", older, size)
                    .isTrue();
        }
        assertThat(count("audit_subtree where level = 1")).isEqualTo(size / 256);
    }

    @Test
    void nodesThatTakeInAtOnceMakeOneOrderWithoutAGap() throws Exception {
        var threads = Executors.newFixedThreadPool(6);
        IntStream.range(0, 4)
                .forEach(writer -> threads.submit(() -> {
                    for (var i = 0; i < 60; i++) {
                        events.publishEvent(
                                Deed.of("Tried").with("writer", writer).with("number", i));
                    }
                }));
        IntStream.range(0, 2)
                .forEach(taker -> threads.submit(() -> {
                    for (var i = 0; i < 40; i++) {
                        log.takeIn();
                    }
                }));
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        takeInAll();

        assertThat(leaves().stream().map(Leaf::leaf))
                .containsExactlyElementsOf(java.util.stream.LongStream.range(0, count("audit_entry"))
                        .boxed()
                        .toList());
    }

    @Test
    void whoCommitsLateIsTakenInLate() {
        takeInAll();
        transaction.executeWithoutResult(late -> {
            events.publishEvent(Deed.of("TriedLate").with("number", 1));
            separately(() -> {
                events.publishEvent(Deed.of("Tried").with("number", 2));
                for (var i = 0; i < 5; i++) {
                    log.takeIn();
                }
            });
        });
        var before = log.size();
        takeInAll();

        assertThat(log.size()).isEqualTo(before + 1);
        assertThat(leaves().get((int) before).body()).contains("TriedLate");
        takeInAll();
        takeInAll();
        assertThat(jdbc.sql("select entry from audit_settled").query(Long.class).single())
                .as("what is settled is not looked through again")
                .isPositive();
    }

    @Test
    void whatIsInTheLogIsNeitherChangedNorDeleted() {
        takeInAll();
        for (var table : List.of("audit_entry", "audit_leaf", "audit_subtree", "audit_checkpoint")) {
            for (var sql : List.of("delete from " + table, "truncate " + table)) {
                assertThatThrownBy(() -> jdbc.sql(sql).update()).as(sql).hasMessageContaining("append-only");
            }
        }
        assertThatThrownBy(() -> jdbc.sql("update audit_entry set body = body").update())
                .hasMessageContaining("append-only");
    }

    @Test
    void whatIsNotWhatWasSignedIsNotSignedAgain() {
        events.publishEvent(Deed.of("Tried"));
        takeInAll();
        var before = checkpoints.sign().orElseThrow();
        asSuperuser("update audit_leaf set hash = sha256(hash) where leaf = (select max(leaf) from audit_leaf)", () -> {
            events.publishEvent(Deed.of("Tried"));
            takeInAll();

            assertThat(checkpoints.sign()).isEmpty();
            assertThat(alarms.open(Alarm.Kind.LOG_BROKEN)).isNotEmpty();
        });
        alarms.settleAllBut(Alarm.Kind.LOG_BROKEN, List.of());
        events.publishEvent(Deed.of("Tried"));
        takeInAll();

        assertThat(checkpoints.sign().orElseThrow().size()).isGreaterThan(before.size());
    }

    @Test
    void aMarkThatIsAheadKeepsNothingOut() {
        takeInAll();
        var mark = jdbc.sql("select entry from audit_settled").query(Long.class).single();
        jdbc.sql("update audit_settled set entry = 99999999").update();
        events.publishEvent(Deed.of("Tried"));

        assertThat(log.takeIn()).isEqualTo(1);
        jdbc.sql("update audit_settled set entry = ?").param(mark).update();
    }

    /** The change is taken back. */
    private void asSuperuser(String change, Runnable then) {
        transaction.executeWithoutResult(changed -> {
            jdbc.sql("alter table audit_leaf disable trigger all").update();
            jdbc.sql(change).update();
            then.run();
            changed.setRollbackOnly();
        });
    }

    private void takeInAll() {
        while (log.takeIn() > 0) {
            // until nothing is left
        }
    }

    private static void separately(Runnable work) {
        var thread = new Thread(work);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private List<Leaf> leaves() {
        return jdbc.sql("select leaf, entry, hash, body from audit_leaf join audit_entry on id = entry order by leaf")
                .query(Leaf.class)
                .list();
    }

    private long count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }
}
