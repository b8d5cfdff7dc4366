package dev.baton.audit.verify;

import dev.baton.audit.lines.Head;
import dev.baton.audit.lines.Line;
import dev.baton.audit.lines.LinesAhead;
import dev.baton.audit.lines.NoLine;
import dev.baton.audit.note.SignedNote;
import dev.baton.audit.note.StrictBase64;
import dev.baton.audit.note.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Checks exports as docs/audit.md says. An export is read once and of any length; what is kept in memory are a few lines of at most 8 MiB.
 *
 * @param keys those one knows; where there are none, those that come with the export, which do not prove who signed it
 * @param older checkpoints that were kept elsewhere
 */
public record Verifier(List<VerifierKey> keys, List<SignedNote> older) {

    public Verifier {
        keys = List.copyOf(keys);
        older = List.copyOf(older);
    }

    /**
     * Reads to the first fault, or to the end. The stream is left open.
     *
     * @param progress told now and then how many bytes were read so far
     * @throws CannotBeChecked where it is no export or one of a later version, where no key is known, or where it does not say
     *     how it goes on from an older checkpoint
     */
    public Verdict check(InputStream export, LongConsumer progress) throws IOException, CannotBeChecked {
        try (var lines = new LinesAhead(export, progress)) {
            return check(lines);
        }
    }

    private Verdict check(LinesAhead lines) throws IOException, CannotBeChecked {
        var first = lines.next();
        if (first == null) {
            throw new CannotBeChecked("The file is empty.");
        }
        var head = head(first);
        var trust = new Trust(head.origin(), keys.isEmpty() ? head.keys() : keys);
        if (trust.keys().isEmpty()) {
            throw new CannotBeChecked("No key is known: give the public key of the log with --key.");
        }
        var olderOnes = Older.of(older);
        Course course = head.isSelection()
                ? new SelectionCourse(head, trust, olderOnes)
                : new LogCourse(head, trust, olderOnes);
        var reading = new Reading(head, course);
        var finding = reading.fault(lines);
        var proved = course.proved();
        return new Verdict(
                head.origin(),
                head.isSelection(),
                head.size(),
                reading.range(),
                proved == null ? null : StrictBase64.of(proved.checkpoint().root()),
                proved == null ? List.of() : proved.signers(),
                !keys.isEmpty(),
                finding);
    }

    private static Head head(Line first) throws CannotBeChecked {
        try {
            return Head.read(first);
        } catch (NoLine otherwise) {
            throw new CannotBeChecked("This is no export of an audit log that can be checked: its first line %s."
                    .formatted(otherwise.getMessage()));
        }
    }
}
