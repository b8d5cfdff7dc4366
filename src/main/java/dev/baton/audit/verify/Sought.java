package dev.baton.audit.verify;

import dev.baton.audit.lines.LinesAhead;
import dev.baton.audit.lines.NoLine;
import dev.baton.audit.verify.Finding.Kind;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What would show, further down, that something was not altered or lost but moved.
 *
 * @param leaf an entry that is not in its place
 * @param hash of what stands in its place; null where it is looked for by its number alone
 */
record Sought(long leaf, byte @Nullable [] hash) {

    /** Reads on to the end, unless it is found before. */
    Optional<Finding> in(LinesAhead lines, boolean isSelection) throws IOException {
        for (var line = lines.next(); line != null; line = lines.next()) {
            try {
                var members = line.members();
                if (LeafLine.isOne(members)) {
                    var other = LeafLine.of(members, line.number(), isSelection);
                    if (hash == null ? other.leaf() == leaf : other.isWritten(hash)) {
                        return Optional.of(Finding.at(leaf, Kind.REORDERED, sentence(other)));
                    }
                }
            } catch (NoLine notIt) {
                continue;
            }
        }
        return Optional.empty();
    }

    private String sentence(LeafLine other) {
        return hash == null
                ? "Entry %d is not in its place: it stands in line %d. The order was changed."
                        .formatted(leaf, other.line())
                : "In place of entry %d stands what belongs to entry %d (line %d). The order was changed."
                        .formatted(leaf, other.leaf(), other.line());
    }
}
