package dev.baton.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.audit.tree.MerkleTree.Nodes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    private static final int LARGEST = 300;
    private static final List<byte[]> LEAVES = IntStream.range(0, LARGEST)
            .mapToObj(leaf -> MerkleTree.leafHash(("leaf " + leaf).getBytes(StandardCharsets.UTF_8)))
            .toList();
    private static final Nodes NODES =
            (level, index) -> plainRoot(LEAVES.subList((int) index << level, (int) (index + 1) << level));

    @Test
    void rootsAreThoseOfTheDefinition() {
        var growing = new GrowingRoot();
        for (int size = 0; size <= LARGEST; size++) {
            var expected = plainRoot(LEAVES.subList(0, size));

            assertThat(MerkleTree.root(size, NODES)).as("root of %d", size).isEqualTo(expected);
            assertThat(growing.root()).as("growing root of %d", size).isEqualTo(expected);
            assertThat(growing.size()).isEqualTo(size);
            if (size < LARGEST) {
                growing.add(LEAVES.get(size));
            }
        }
    }

    /** The tree of eight leaves that implementations of Certificate Transparency are tried with. */
    @Test
    void rootsAreThoseOfOthers() {
        var growing = new GrowingRoot();
        assertThat(growing.root()).isEqualTo(hex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        for (var leaf : List.of(
                "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")) {
            growing.add(MerkleTree.leafHash(hex(leaf)));
        }
        assertThat(growing.root()).isEqualTo(hex("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"));
    }

    @Property(tries = 300)
    void everyLeafIsProvedAndNoOther(
            @ForAll @IntRange(min = 1, max = LARGEST) int size,
            @ForAll @IntRange(max = LARGEST - 1) int any,
            @ForAll @IntRange(max = LARGEST - 1) int otherLeaf,
            @ForAll int bit) {
        var leaf = any % size;
        var hash = LEAVES.get(leaf);
        var root = MerkleTree.root(size, NODES);
        var proof = MerkleTree.inclusionProof(leaf, size, NODES);

        assertThat(MerkleTree.isIncluded(hash, leaf, size, proof, root)).isTrue();
        assertThat(MerkleTree.isIncluded(flipped(hash, bit), leaf, size, proof, root))
                .isFalse();
        assertThat(MerkleTree.isIncluded(hash, leaf, size, proof, flipped(root, bit)))
                .isFalse();
        assertThat(MerkleTree.isIncluded(hash, leaf, size, longer(proof), root)).isFalse();
        for (int i = 0; i < proof.size(); i++) {
            assertThat(MerkleTree.isIncluded(hash, leaf, size, flipped(proof, i, bit), root))
                    .isFalse();
            assertThat(MerkleTree.isIncluded(hash, leaf, size, proof.subList(0, i), root))
                    .isFalse();
        }
        if (otherLeaf != leaf) {
            assertThat(MerkleTree.isIncluded(LEAVES.get(otherLeaf), leaf, size, proof, root))
                    .isFalse();
            assertThat(MerkleTree.isIncluded(hash, otherLeaf, size, proof, root))
                    .isFalse();
        }
    }

    @Property(tries = 300)
    void everyTreeGoesOnFromTheSmallerOnesAndFromNoOthers(
            @ForAll @IntRange(min = 1, max = LARGEST) int size,
            @ForAll @IntRange(max = LARGEST) int any,
            @ForAll int bit) {
        var oldSize = any % (size + 1);
        var old = MerkleTree.root(oldSize, NODES);
        var root = MerkleTree.root(size, NODES);
        var proof = MerkleTree.consistencyProof(oldSize, size, NODES);

        assertThat(MerkleTree.isConsistent(oldSize, old, size, root, proof)).isTrue();
        assertThat(MerkleTree.isConsistent(oldSize, flipped(old, bit), size, root, proof))
                .isFalse();
        assertThat(MerkleTree.isConsistent(oldSize, old, size, root, longer(proof)))
                .isFalse();
        Assume.that(oldSize > 0);
        assertThat(MerkleTree.isConsistent(oldSize, old, size, flipped(root, bit), proof))
                .isFalse();
        for (int i = 0; i < proof.size(); i++) {
            assertThat(MerkleTree.isConsistent(oldSize, old, size, root, flipped(proof, i, bit)))
                    .isFalse();
            assertThat(MerkleTree.isConsistent(oldSize, old, size, root, proof.subList(0, i)))
                    .isFalse();
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> MerkleTree.inclusionProof(7, 7, NODES)).hasMessage("A tree of 7 leaves has no leaf 7");
        assertThatThrownBy(() -> MerkleTree.inclusionProof(-1, 7, NODES)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleTree.consistencyProof(8, 7, NODES))
                .hasMessage("A tree of 7 leaves was never one of 8");
        assertThat(MerkleTree.isIncluded(LEAVES.get(0), 1, 1, List.of(), LEAVES.get(0)))
                .isFalse();
        assertThat(MerkleTree.isConsistent(2, LEAVES.get(0), 1, LEAVES.get(0), List.of()))
                .isFalse();
    }

    /** RFC 6962, 2.1, word for word. */
    private static byte[] plainRoot(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return MerkleTree.sha256().digest();
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        var k = 1;
        while (2 * k < leaves.size()) {
            k *= 2;
        }
        return MerkleTree.nodeHash(plainRoot(leaves.subList(0, k)), plainRoot(leaves.subList(k, leaves.size())));
    }

    private static byte[] flipped(byte[] hash, int bit) {
        var flipped = hash.clone();
        var position = Math.floorMod(bit, 256);
        flipped[position / 8] ^= (byte) (1 << position % 8);
        return flipped;
    }

    private static List<byte[]> flipped(List<byte[]> proof, int index, int bit) {
        var flipped = new ArrayList<>(proof);
        flipped.set(index, flipped(proof.get(index), bit));
        return flipped;
    }

    private static List<byte[]> longer(List<byte[]> proof) {
        var longer = new ArrayList<>(proof);
        longer.add(LEAVES.get(0));
        return longer;
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
