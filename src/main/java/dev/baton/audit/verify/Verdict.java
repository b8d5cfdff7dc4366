package dev.baton.audit.verify;

import dev.baton.audit.note.VerifierKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a check came to.
 *
 * @param origin of which log the export is
 * @param isSelection whether it has the entries that were asked for only, and not all of the log
 * @param size how many entries the log had, as the head says
 * @param entries what was read of them, up to the fault where there is one
 * @param root that the checkpoint has, in base64; null where it was not reached
 * @param signers whose signatures of the checkpoint are right
 * @param hasOwnKeys whether keys were given; those that come with an export do not prove who signed it
 */
public record Verdict(
        String origin,
        boolean isSelection,
        long size,
        Range entries,
        @Nullable String root,
        List<VerifierKey> signers,
        boolean hasOwnKeys,
        Optional<Finding> finding) {

    /**
     * Entries of an export.
     *
     * @param count how many
     * @param gone of these: how many were archived and dropped, so that only their hash is there
     * @param first the first leaf, -1 where there is none
     * @param last the last leaf, -1 where there is none
     * @param from the earliest instant, as it is written in the entry; null where no entry has one
     * @param to the latest
     */
    public record Range(
            long count,
            long gone,
            long first,
            long last,
            @Nullable String from,
            @Nullable String to) {}

    public boolean isGood() {
        return finding.isEmpty();
    }
}
