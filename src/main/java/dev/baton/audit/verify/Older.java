package dev.baton.audit.verify;

import dev.baton.audit.note.Checkpoint;
import dev.baton.audit.note.NoteFault;
import dev.baton.audit.note.SignedNote;
import dev.baton.audit.verify.Finding.Kind;
import dev.baton.audit.verify.Trust.Believed;
import java.util.ArrayList;
import java.util.List;

/**
 * A checkpoint that was kept elsewhere.
 *
 * @param said what it says, whoever signed it
 */
record Older(SignedNote note, Checkpoint said) {

    static final String NAME = "The older checkpoint";

    static List<Older> of(List<SignedNote> notes) throws CannotBeChecked {
        var older = new ArrayList<Older>();
        for (var note : notes) {
            try {
                older.add(new Older(note, Checkpoint.parse(note.text())));
            } catch (NoteFault none) {
                throw new CannotBeChecked("%s is none: %s.".formatted(NAME, none.getMessage()));
            }
        }
        return older;
    }

    /** It is signed, and not of a larger log. */
    Believed believed(Trust trust, long size) throws Faulty {
        var believed = trust.believe(note, NAME);
        if (said.size() > size) {
            throw new Faulty(Finding.at(
                    size,
                    Kind.CUT_OFF,
                    "The older checkpoint covers %d entries and the log of the export has %d: its tail was cut off, or an older backup was restored."
                            .formatted(said.size(), size)));
        }
        return believed;
    }

    Faulty fork() {
        return new Faulty(Finding.at(
                0,
                Kind.FORK,
                "The first %d entries are not those that the older checkpoint covers: the log was forked or rewritten before entry %d."
                        .formatted(said.size(), said.size())));
    }
}
