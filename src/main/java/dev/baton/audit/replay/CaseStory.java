package dev.baton.audit.replay;

import dev.baton.audit.search.Found;
import dev.baton.audit.search.Telling;
import dev.baton.casefile.CaseEvent.BatonPassed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All entries of a case, oldest first. */
public record CaseStory(List<Telling.Told> entries) {

    /**
     * Somebody's time as the accountable.
     *
     * @param until null while it lasts
     * @param entry that says so
     */
    public record Tenure(
            String accountable, Instant since, @Nullable Instant until, String because, long entry) {}

    public List<Found> found() {
        return entries.stream().map(Telling.Told::found).toList();
    }

    /** When the case was reported; empty where no entry says so. */
    public Optional<Instant> reported() {
        return entries.stream()
                .filter(entry -> entry.found().kind().equals("CaseReported"))
                .map(entry -> entry.found().at())
                .findFirst();
    }

    /** What the case was at an instant; what happened at it counts. */
    public CaseState at(Instant instant) {
        var state = new CaseState();
        entries.stream()
                .filter(entry -> !entry.found().at().isAfter(instant))
                .flatMap(entry -> entry.event().stream())
                .forEach(state::apply);
        return state;
    }

    /** Who was accountable, one after the other. Passes at one instant make one tenure, that of who had it in the end. */
    public List<Tenure> tenures() {
        var tenures = new ArrayList<Tenure>();
        for (var entry : entries) {
            if (entry.event().orElse(null) instanceof BatonPassed passed) {
                var since = entry.found().at();
                if (!tenures.isEmpty()) {
                    var last = tenures.remove(tenures.size() - 1);
                    if (last.since().isBefore(since)) {
                        tenures.add(new Tenure(last.accountable(), last.since(), since, last.because(), last.entry()));
                    }
                }
                tenures.add(new Tenure(
                        passed.to(), since, null, passed.why(), entry.found().entry()));
            }
        }
        return tenures;
    }

    public Optional<Tenure> tenure(Instant at) {
        return tenures().stream()
                .filter(tenure -> !tenure.since().isAfter(at)
                        && (tenure.until() == null || tenure.until().isAfter(at)))
                .findFirst();
    }
}
