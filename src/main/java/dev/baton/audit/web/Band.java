package dev.baton.audit.web;

import dev.baton.audit.replay.CaseStory.Tenure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Who was accountable, drawn along the time of the case.
 *
 * @param pieces in their order; of the thousand parts that the whole is wide each has one at least
 */
public record Band(List<Piece> pieces) {

    private static final int WIDTH = 1_000;

    /** @param shade one of two, so that neighbours differ */
    public record Piece(Tenure tenure, Instant until, long x, long width, String shade) {}

    static Band of(List<Tenure> tenures, Instant end) {
        var pieces = new ArrayList<Piece>();
        if (tenures.isEmpty()) {
            return new Band(pieces);
        }
        var begin = tenures.get(0).since();
        var whole = Math.max(1, end.toEpochMilli() - begin.toEpochMilli());
        for (var tenure : tenures) {
            var until = Objects.requireNonNullElse(tenure.until(), end);
            var x = (tenure.since().toEpochMilli() - begin.toEpochMilli()) * WIDTH / whole;
            var width = Math.max(1, (until.toEpochMilli() - tenure.since().toEpochMilli()) * WIDTH / whole);
            pieces.add(new Piece(tenure, until, Math.min(x, WIDTH), width, pieces.size() % 2 == 0 ? "spent" : "left"));
        }
        return new Band(pieces);
    }
}
