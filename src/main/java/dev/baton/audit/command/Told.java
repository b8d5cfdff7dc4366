package dev.baton.audit.command;

import dev.baton.audit.note.VerifierKey;
import dev.baton.audit.verify.Finding;
import dev.baton.audit.verify.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A verdict as lines of a terminal. */
public final class Told {

    private Told() {}

    public static List<String> of(Verdict verdict) {
        var lines = new ArrayList<String>();
        verdict.finding().ifPresentOrElse(finding -> lines.addAll(found(finding)), () -> lines.add(good(verdict)));
        lines.add("");
        lines.add("Log:       %s, %d entries".formatted(verdict.origin(), verdict.size()));
        lines.add("Checked:   " + entries(verdict.entries()));
        if (verdict.root() != null) {
            lines.add("Root:      " + verdict.root());
            lines.add("Signed by: "
                    + verdict.signers().stream().map(VerifierKey::toString).collect(Collectors.joining(", ")));
        }
        if (!verdict.hasOwnKeys()) {
            lines.add("");
            lines.add(
                    "These are the keys that come with the export: they do not prove who signed it. Ask whoever runs Baton for the");
            lines.add("public key, on another way than this export came, and give it with --key.");
        }
        return lines.stream().map(Told::printable).toList();
    }

    /** What stands in a file does not steer a terminal. */
    public static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    }

    private static String good(Verdict verdict) {
        return verdict.isSelection()
                ? "Good: each of these entries is in the log as it was signed."
                : "Good: all entries of the log are as they were signed.";
    }

    private static List<String> found(Finding finding) {
        var word = finding.kind().word();
        return List.of(
                "Found: " + word
                        + (finding.leaf().isEmpty()
                                ? ""
                                : ", entry " + finding.leaf().getAsLong()),
                finding.sentence());
    }

    private static String entries(Verdict.Range entries) {
        if (entries.count() == 0) {
            return "no entries";
        }
        var range = "%d entries, %d to %d".formatted(entries.count(), entries.first(), entries.last());
        var times = entries.from() == null ? "" : ", from %s to %s".formatted(entries.from(), entries.to());
        var gone = entries.gone() == 0
                ? ""
                : "; of %d only the hash is there, they were archived".formatted(entries.gone());
        return range + times + gone;
    }
}
