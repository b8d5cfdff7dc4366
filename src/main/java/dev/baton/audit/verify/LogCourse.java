package dev.baton.audit.verify;

import dev.baton.audit.lines.Head;
import dev.baton.audit.lines.NoLine;
import dev.baton.audit.note.SignedNote;
import dev.baton.audit.tree.GrowingRoot;
import dev.baton.audit.verify.Finding.Kind;
import dev.baton.audit.verify.Trust.Believed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All entries of a log, from the first one on, with earlier checkpoints after the last entry that each covers. */
final class LogCourse implements Course {

    private static final String CHECKPOINT = "The checkpoint of %d entries";

    private final Head head;
    private final Trust trust;
    private final List<Older> older;
    private final GrowingRoot root = new GrowingRoot();
    private final Map<Long, byte[]> rootsOfOlder = new HashMap<>();
    private long proved;
    private @Nullable Believed last;

    LogCourse(Head head, Trust trust, List<Older> older) {
        this.head = head;
        this.trust = trust;
        this.older = older;
        older.forEach(checkpoint -> rootsOfOlder.put(checkpoint.said().size(), new byte[0]));
        keepRoot();
    }

    @Override
    public void place(LeafLine line) throws Faulty {
        var next = root.size();
        if (line.leaf() > next) {
            throw new Faulty(
                    Finding.at(
                            next,
                            Kind.MISSING,
                            "Entry %d is missing: line %d has entry %d.".formatted(next, line.line(), line.leaf())),
                    new Sought(next, null));
        }
        if (line.leaf() < next) {
            throw added(line, "there is one of that number before it");
        }
        if (next >= head.size()) {
            throw added(line, "the log had %d entries".formatted(head.size()));
        }
    }

    @Override
    public void leaf(LeafLine line, byte[] hash) {
        root.add(hash);
        keepRoot();
    }

    @Override
    public void checkpoint(SignedNote note) throws Faulty {
        var said = Trust.checkpoint(note, "The checkpoint after entry %d".formatted(root.size() - 1));
        if (said.size() < head.size() && !trust.knows(note)) {
            return;
        }
        var believed = trust.believe(note, CHECKPOINT.formatted(said.size()));
        checkSize(said.size());
        if (!said.hasRoot(root.root())) {
            throw new Faulty(Finding.at(provedFrom(), Kind.ALTERED, alteredSince(provedFrom())));
        }
        proved = said.size();
        last = said.size() == head.size() ? believed : last;
    }

    @Override
    public void consistency(long since, List<byte[]> proof) throws NoLine {
        throw new NoLine("has a proof of consistency, which a whole log does not need");
    }

    @Override
    public void end() throws Faulty {
        if (last == null) {
            throw new Faulty(Finding.at(
                    proved, Kind.NO_CHECKPOINT, "No checkpoint covers the entries from %d on.".formatted(proved)));
        }
        for (var checkpoint : older) {
            checkpoint.believed(trust, root.size());
            if (!isOnOurWay(checkpoint)) {
                throw checkpoint.fork();
            }
        }
    }

    @Override
    public @Nullable Believed proved() {
        return last;
    }

    private void keepRoot() {
        rootsOfOlder.computeIfPresent(root.size(), (size, none) -> root.root());
    }

    private boolean isOnOurWay(Older checkpoint) {
        var size = checkpoint.said().size();
        return size <= root.size() && checkpoint.said().hasRoot(rootsOfOlder.getOrDefault(size, new byte[0]));
    }

    private void checkSize(long size) throws Faulty {
        var read = root.size();
        if (size > read && size >= head.size()) {
            throw new Faulty(Finding.at(
                    read,
                    Kind.CUT_OFF,
                    "The checkpoint covers %d entries and there are %d: the tail was cut off, or entries were taken out and the others numbered anew."
                            .formatted(size, read)));
        }
        if (size > read) {
            throw new Faulty(Finding.at(
                    provedFrom(),
                    Kind.MISSING,
                    "Before entry %d, %d are missing: an earlier checkpoint covers %d. Those up to %d are proved."
                            .formatted(read, size - read, size, provedFrom() - 1)));
        }
        if (size < read) {
            throw new Faulty(Finding.at(
                    provedFrom(),
                    Kind.ADDED,
                    "Before entry %d, %d were added: a checkpoint covers %d. Those up to %d are proved."
                            .formatted(read, read - size, size, provedFrom() - 1)));
        }
    }

    /** As far as some checkpoint, of the export or older, agrees. */
    private long provedFrom() {
        return older.stream()
                .filter(this::isOnOurWay)
                .filter(checkpoint -> trust.knows(checkpoint.note()))
                .mapToLong(checkpoint -> checkpoint.said().size())
                .reduce(proved, Math::max);
    }

    private String alteredSince(long first) {
        return "Of the entries %d to %d one or more were altered together with their hash, exchanged, or put in place of others: their root is not that of the checkpoint. %s"
                .formatted(
                        first,
                        root.size() - 1,
                        first == 0 ? "No earlier checkpoint narrows it down." : "Those before them are proved.");
    }

    private static Faulty added(LeafLine line, String why) {
        return new Faulty(Finding.at(
                line.leaf(),
                Kind.ADDED,
                "Entry %d in line %d was added: %s.".formatted(line.leaf(), line.line(), why)));
    }
}
