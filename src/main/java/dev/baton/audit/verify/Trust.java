package dev.baton.audit.verify;

import dev.baton.audit.note.Checkpoint;
import dev.baton.audit.note.NoteFault;
import dev.baton.audit.note.SignedNote;
import dev.baton.audit.note.VerifierKey;
import dev.baton.audit.verify.Finding.Kind;
import java.util.List;
import java.util.stream.Collectors;

/** Which checkpoints are to be believed: those of this log that are signed by one of these keys. */
record Trust(String origin, List<VerifierKey> keys) {

    /** @param signers whose signatures are right */
    record Believed(Checkpoint checkpoint, List<VerifierKey> signers) {}

    /** Whether one of the keys has, or should have, signed it. */
    boolean knows(SignedNote note) {
        var signers = note.signers(keys);
        return !signers.right().isEmpty() || !signers.wrong().isEmpty();
    }

    /** @param what how a sentence names it, such as "The checkpoint" */
    Believed believe(SignedNote note, String what) throws Faulty {
        var signers = note.signers(keys);
        if (!signers.wrong().isEmpty()) {
            throw new Faulty(Finding.of(
                    Kind.WRONG_SIGNATURE,
                    "%s bears a wrong signature by %s: it was altered after it was signed, or never signed with that key."
                            .formatted(what, names(signers.wrong()))));
        }
        if (signers.right().isEmpty()) {
            throw new Faulty(Finding.of(
                    Kind.UNKNOWN_KEY,
                    "%s is not signed by a known key. Known: %s. Signed by: %s."
                            .formatted(
                                    what,
                                    names(keys),
                                    note.signatures().stream()
                                            .map(SignedNote.Signature::signer)
                                            .collect(Collectors.joining(", ")))));
        }
        var checkpoint = checkpoint(note, what);
        if (!checkpoint.origin().equals(origin)) {
            throw new Faulty(Finding.of(
                    Kind.WRONG_ORIGIN,
                    "%s is one of the log \"%s\", and the export is one of \"%s\"."
                            .formatted(what, checkpoint.origin(), origin)));
        }
        return new Believed(checkpoint, signers.right());
    }

    static Checkpoint checkpoint(SignedNote note, String what) throws Faulty {
        try {
            return Checkpoint.parse(note.text());
        } catch (NoteFault none) {
            throw unreadable(what, none);
        }
    }

    static SignedNote note(String text, String what) throws Faulty {
        try {
            return SignedNote.parse(text);
        } catch (NoteFault none) {
            throw unreadable(what, none);
        }
    }

    private static Faulty unreadable(String what, NoteFault fault) {
        return new Faulty(Finding.of(Kind.WRONG_SIGNATURE, "%s is none: %s.".formatted(what, fault.getMessage())));
    }

    private static String names(List<VerifierKey> keys) {
        return keys.stream().map(VerifierKey::toString).collect(Collectors.joining(", "));
    }
}
