package dev.baton.audit.verify;

import dev.baton.audit.lines.Head;
import dev.baton.audit.lines.NoLine;
import dev.baton.audit.note.Checkpoint;
import dev.baton.audit.note.SignedNote;
import dev.baton.audit.tree.MerkleTree;
import dev.baton.audit.verify.Finding.Kind;
import dev.baton.audit.verify.Trust.Believed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some entries of a log, each with its proof, after the checkpoint that the proofs lead to. */
final class SelectionCourse implements Course {

    private static final String CHECKPOINT = "The checkpoint";

    private final Head head;
    private final Trust trust;
    private final List<Older> older;
    private long lastLeaf = -1;
    private long since = -1;
    private List<byte[]> consistency = List.of();
    private @Nullable Believed proved;

    SelectionCourse(Head head, Trust trust, List<Older> older) {
        this.head = head;
        this.trust = trust;
        this.older = older;
    }

    @Override
    public void place(LeafLine line) throws Faulty {
        checkpoint();
        if (line.leaf() == lastLeaf || line.leaf() >= head.size()) {
            throw new Faulty(Finding.at(
                    line.leaf(),
                    Kind.ADDED,
                    "Entry %d in line %d was added: there is one of that number before it, or the log had none."
                            .formatted(line.leaf(), line.line())));
        }
        if (line.leaf() < lastLeaf) {
            throw new Faulty(Finding.at(
                    line.leaf(),
                    Kind.REORDERED,
                    "Entry %d in line %d stands after entry %d. The order was changed."
                            .formatted(line.leaf(), line.line(), lastLeaf)));
        }
        lastLeaf = line.leaf();
    }

    @Override
    public void leaf(LeafLine line, byte[] hash) throws Faulty, NoLine {
        var checkpoint = checkpoint();
        if (!MerkleTree.isIncluded(hash, line.leaf(), checkpoint.size(), line.proofHashes(), checkpoint.root())) {
            throw new Faulty(Finding.at(
                    line.leaf(),
                    Kind.ALTERED,
                    "Entry %d (line %d) was altered together with its hash, or its proof was: it does not lead to the root of the checkpoint."
                            .formatted(line.leaf(), line.line())));
        }
    }

    @Override
    public void checkpoint(SignedNote note) throws Faulty {
        if (proved != null) {
            throw new Faulty(Finding.of(Kind.ADDED, "A selection has one checkpoint, and this one has another."));
        }
        var believed = trust.believe(note, CHECKPOINT);
        if (believed.checkpoint().size() != head.size()) {
            throw new Faulty(Finding.of(
                    Kind.ALTERED,
                    "The head was altered: it says that the log had %d entries, and its checkpoint covers %d."
                            .formatted(head.size(), believed.checkpoint().size())));
        }
        proved = believed;
    }

    @Override
    public void consistency(long since, List<byte[]> proof) {
        this.since = since;
        consistency = proof;
    }

    @Override
    public void end() throws Faulty, CannotBeChecked {
        var checkpoint = checkpoint();
        for (var one : older) {
            one.believed(trust, checkpoint.size());
            if (!isOnOurWay(one.said(), checkpoint)) {
                throw one.fork();
            }
        }
    }

    @Override
    public @Nullable Believed proved() {
        return proved;
    }

    private boolean isOnOurWay(Checkpoint old, Checkpoint now) throws CannotBeChecked {
        if (old.size() == now.size()) {
            return old.hasRoot(now.root());
        }
        if (old.size() != since && old.size() > 0) {
            throw new CannotBeChecked(
                    "The selection does not say how it goes on from the older checkpoint. Export it once more with since=%d."
                            .formatted(old.size()));
        }
        var proof = old.size() == 0 ? List.<byte[]>of() : consistency;
        return MerkleTree.isConsistent(old.size(), old.root(), now.size(), now.root(), proof);
    }

    private Checkpoint checkpoint() throws Faulty {
        if (proved == null) {
            throw new Faulty(Finding.of(
                    Kind.NO_CHECKPOINT, "There is no checkpoint before the entries, so that nothing proves them."));
        }
        return proved.checkpoint();
    }
}
