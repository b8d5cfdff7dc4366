package dev.baton.audit.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Hashes, roots and proofs of RFC 6962, section 2.1, with SHA-256: every hash has 32 bytes. Leaves are counted from 0. What is
 * asked of {@link Nodes} grows with the logarithm of the size.
 */
public final class MerkleTree {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final MessageDigest SHA_256 = lookedUp();

    private MerkleTree() {}

    /** The tree as it is kept: only complete subtrees are asked for. */
    @FunctionalInterface
    public interface Nodes {

        /** The hash of the complete subtree of 2<sup>level</sup> leaves that begins at leaf {@code index} · 2<sup>level</sup>. */
        byte[] hash(int level, long index);
    }

    public static byte[] leafHash(byte[] data) {
        var sha256 = sha256();
        sha256.update(LEAF);
        return sha256.digest(data);
    }

    /** As {@link #leafHash(byte[])}, of a part of an array. */
    public static byte[] leafHash(byte[] data, int from, int to) {
        var sha256 = sha256();
        sha256.update(LEAF);
        sha256.update(data, from, to - from);
        return sha256.digest();
    }

    public static byte[] nodeHash(byte[] left, byte[] right) {
        var sha256 = sha256();
        sha256.update(NODE);
        sha256.update(left);
        return sha256.digest(right);
    }

    /** @param size how many leaves, from 0 */
    public static byte[] root(long size, Nodes nodes) {
        if (size < 0) {
            throw new IllegalArgumentException("A tree of %d leaves".formatted(size));
        }
        return size == 0 ? sha256().digest() : range(0, size, nodes);
    }

    /**
     * RFC 6962, 2.1.1: the hashes from the leaf's neighbour up to the root's.
     *
     * @throws IllegalArgumentException where the tree of that size has no such leaf
     */
    public static List<byte[]> inclusionProof(long leaf, long size, Nodes nodes) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("A tree of %d leaves has no leaf %d".formatted(size, leaf));
        }
        var proof = new ArrayList<byte[]>();
        include(leaf, 0, size, nodes, proof);
        return proof;
    }

    /**
     * RFC 6962, 2.1.2; empty for two trees of one size, and from a tree without leaves, which every tree goes on from.
     *
     * @throws IllegalArgumentException where the old tree is larger
     */
    public static List<byte[]> consistencyProof(long oldSize, long size, Nodes nodes) {
        if (oldSize < 0 || oldSize > size) {
            throw new IllegalArgumentException("A tree of %d leaves was never one of %d".formatted(size, oldSize));
        }
        var proof = new ArrayList<byte[]>();
        if (oldSize > 0) {
            goOn(oldSize, 0, size, nodes, proof);
        }
        return proof;
    }

    /** RFC 9162, 2.1.3.2: whether the proof leads from that leaf of a tree of that size to that root. */
    public static boolean isIncluded(byte[] leafHash, long leaf, long size, List<byte[]> proof, byte[] root) {
        if (leaf < 0 || leaf >= size) {
            return false;
        }
        var path = new Path(leaf, size - 1);
        var hash = leafHash;
        for (var next : proof) {
            if (path.isAtTheTop()) {
                return false;
            }
            hash = path.comesFromTheRight() ? nodeHash(next, hash) : nodeHash(hash, next);
            path.climb();
        }
        return path.isAtTheTop() && MessageDigest.isEqual(hash, root);
    }

    /** RFC 9162, 2.1.4.2: whether the tree of the new root goes on from the one of the old root. */
    public static boolean isConsistent(long oldSize, byte[] oldRoot, long size, byte[] root, List<byte[]> proof) {
        if (oldSize < 0 || oldSize > size) {
            return false;
        }
        if (oldSize == 0 || oldSize == size) {
            var expected = oldSize == 0 ? sha256().digest() : root;
            return proof.isEmpty() && MessageDigest.isEqual(oldRoot, expected);
        }
        var isComplete = Long.bitCount(oldSize) == 1;
        if (proof.isEmpty() && !isComplete) {
            return false;
        }
        var path = new Path(oldSize - 1, size - 1);
        path.skipRights();
        var old = isComplete ? oldRoot : proof.get(0);
        var now = old;
        for (var next : isComplete ? proof : proof.subList(1, proof.size())) {
            if (path.isAtTheTop()) {
                return false;
            }
            if (path.comesFromTheRight()) {
                old = nodeHash(next, old);
                now = nodeHash(next, now);
            } else {
                now = nodeHash(now, next);
            }
            path.climb();
        }
        return path.isAtTheTop() && MessageDigest.isEqual(old, oldRoot) && MessageDigest.isEqual(now, root);
    }

    /** A copy of one that nothing was put into: looking one up takes as long as hashing a node. */
    static MessageDigest sha256() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException otherwise) {
            throw new IllegalStateException("Java's SHA-256 can be copied", otherwise);
        }
    }

    private static MessageDigest lookedUp() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }

    private static void include(long leaf, long from, long to, Nodes nodes, List<byte[]> proof) {
        if (to - from == 1) {
            return;
        }
        var middle = from + split(to - from);
        if (leaf < middle) {
            include(leaf, from, middle, nodes, proof);
            proof.add(range(middle, to, nodes));
        } else {
            include(leaf, middle, to, nodes, proof);
            proof.add(range(from, middle, nodes));
        }
    }

    private static void goOn(long oldSize, long from, long to, Nodes nodes, List<byte[]> proof) {
        if (oldSize == to) {
            if (from > 0) {
                proof.add(range(from, to, nodes));
            }
            return;
        }
        var middle = from + split(to - from);
        if (oldSize <= middle) {
            goOn(oldSize, from, middle, nodes, proof);
            proof.add(range(middle, to, nodes));
        } else {
            goOn(oldSize, middle, to, nodes, proof);
            proof.add(range(from, middle, nodes));
        }
    }

    /** The largest power of two that is smaller. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }

    /** The root of some leaves in a row, the first of which begins a complete subtree that is as large as they are or larger. */
    private static byte[] range(long from, long to, Nodes nodes) {
        var rest = to - from;
        var end = to;
        byte[] root = null;
        while (rest > 0) {
            var level = Long.numberOfTrailingZeros(rest);
            end -= 1L << level;
            rest -= 1L << level;
            var left = nodes.hash(level, end >> level);
            root = root == null ? left : nodeHash(left, root);
        }
        return Objects.requireNonNull(root);
    }

    /** The way up from a leaf, beside the one from the last leaf. */
    private static final class Path {

        private long node;
        private long last;

        Path(long node, long last) {
            this.node = node;
            this.last = last;
        }

        boolean isAtTheTop() {
            return last == 0;
        }

        boolean comesFromTheRight() {
            return isRight() || node == last;
        }

        void skipRights() {
            while (isRight()) {
                up();
            }
        }

        /** One level, and further where the node has no right neighbour. */
        void climb() {
            if (comesFromTheRight()) {
                while (!isRight() && node != 0) {
                    up();
                }
            }
            up();
        }

        private boolean isRight() {
            return (node & 1) == 1;
        }

        private void up() {
            node >>= 1;
            last >>= 1;
        }
    }
}
