package dev.baton.audit.verify;

import dev.baton.audit.lines.NoLine;
import dev.baton.audit.note.SignedNote;
import dev.baton.audit.verify.Trust.Believed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of an export, held against the tree. */
interface Course {

    /** Before anything else of the line is looked at: whether it stands where it has to. */
    void place(LeafLine line) throws Faulty;

    /** @param hash that of the entry */
    void leaf(LeafLine line, byte[] hash) throws Faulty, NoLine;

    void checkpoint(SignedNote note) throws Faulty;

    /** @param since the size of the older tree that the proof begins with */
    void consistency(long since, List<byte[]> proof) throws Faulty, NoLine;

    /** After the last line: what is still missing, and the older checkpoints. */
    void end() throws Faulty, CannotBeChecked;

    /** The checkpoint of the export, once it was read. */
    @Nullable
    Believed proved();
}
