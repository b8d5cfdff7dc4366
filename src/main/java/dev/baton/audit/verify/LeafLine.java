package dev.baton.audit.verify;

import dev.baton.audit.lines.Members;
import dev.baton.audit.lines.NoLine;
import dev.baton.audit.lines.Values;
import dev.baton.audit.note.StrictBase64;
import dev.baton.audit.tree.MerkleTree;
import dev.baton.audit.verify.Finding.Kind;
import java.util.List;

/**
 * A line of an entry.
 *
 * @param entry the member, or {@link Members#NONE} where it was archived and dropped
 * @param words likewise
 * @param proof likewise
 */
record LeafLine(Members members, long line, long leaf, int entry, int hash, int words, int proof) {

    private static final byte[] ENTRY = Values.key("entry");
    private static final byte[] HASH = Values.key("hash");
    private static final byte[] LEAF = Values.key("leaf");
    private static final byte[] PROOF = Values.key("proof");
    private static final byte[] WORDS = Values.key("words");

    static boolean isOne(Members members) {
        return members.find(Members.NONE, LEAF) != Members.NONE;
    }

    static LeafLine of(Members members, long line, boolean isSelection) throws NoLine {
        var entry = Members.NONE;
        var hash = Members.NONE;
        var leaf = Members.NONE;
        var proof = Members.NONE;
        var words = Members.NONE;
        for (var member = members.firstIn(Members.NONE); member != Members.NONE; member = members.after(member)) {
            if (members.isKey(member, ENTRY)) {
                entry = member;
            } else if (members.isKey(member, HASH)) {
                hash = member;
            } else if (members.isKey(member, LEAF)) {
                leaf = member;
            } else if (members.isKey(member, PROOF)) {
                proof = member;
            } else if (members.isKey(member, WORDS)) {
                words = member;
            } else {
                throw new NoLine("has a key that no entry has: " + members.key(member));
            }
        }
        if (hash == Members.NONE || isSelection != (proof != Members.NONE)) {
            throw new NoLine("lacks its hash or its proof, or has a proof in a whole log");
        }
        if (entry != Members.NONE && !members.isObject(entry) || words != Members.NONE && !members.isObject(words)) {
            throw new NoLine("has an entry or words that are no object");
        }
        return new LeafLine(members, line, Values.count(members, leaf), entry, hash, words, proof);
    }

    boolean hasEntry() {
        return entry != Members.NONE;
    }

    /** The hash of this leaf, once it is clear that it is that of the entry. */
    byte[] checkedHash() throws Faulty, NoLine {
        if (!hasEntry()) {
            return Values.hash(members, hash);
        }
        var computed = MerkleTree.leafHash(members.bytes(), members.from(entry), members.to(entry));
        if (!isWritten(computed)) {
            throw new Faulty(
                    Finding.at(
                            leaf,
                            Kind.ALTERED,
                            "Entry %d (line %d) was altered: it has another hash.".formatted(leaf, line)),
                    new Sought(leaf, computed));
        }
        return computed;
    }

    List<byte[]> proofHashes() throws NoLine {
        return Values.hashes(members, proof);
    }

    boolean isWritten(byte[] computed) {
        return members.isText(hash, StrictBase64.ascii(computed));
    }
}
