package dev.baton.audit.tree;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The root of leaves that come one after the other: of those so far it keeps a hash for each power of two in their number. */
public final class GrowingRoot {

    private final byte @Nullable [][] complete = new byte[Long.SIZE][];
    private long size;

    /** @param leafHash as {@link MerkleTree#leafHash(byte[])} makes it */
    public void add(byte[] leafHash) {
        var hash = leafHash;
        var level = 0;
        for (; (size >> level & 1) == 1; level++) {
            hash = MerkleTree.nodeHash(complete(level), hash);
        }
        complete[level] = hash;
        size++;
    }

    public long size() {
        return size;
    }

    public byte[] root() {
        return MerkleTree.root(size, (level, index) -> complete(level));
    }

    private byte[] complete(int level) {
        return Objects.requireNonNull(complete[level]);
    }
}
