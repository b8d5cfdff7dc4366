package dev.baton.escalation.steps;

import static dev.baton.casefile.EscalationKind.FUNCTIONAL;
import static dev.baton.casefile.EscalationKind.HIERARCHICAL;

import dev.baton.escalation.Escalation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far the open escalations of a case have come, and which of them one more has to keep step with. */
final class Levels {

    private Levels() {}

    /** The highest support line an open escalation has reached above the first, 0 where there is none. */
    static int line(List<Escalation> open) {
        return open.stream()
                .filter(one -> one.kind() == FUNCTIONAL)
                .mapToInt(Escalation::level)
                .max()
                .orElse(0);
    }

    /**
     * The question that whoever is asked has not answered yet, which a second one is put beside: time alone climbs, asking
     * more often does not. One that climbs because nobody answered keeps step with another that is higher already.
     *
     * @param own the escalation in question; null where a rule raises it, which joins instead
     */
    static Optional<Escalation> aligned(List<Escalation> open, @Nullable Escalation own) {
        if (own == null) {
            return Optional.empty();
        }
        var kind = own.level() == 0 ? own.kind() : HIERARCHICAL;
        return open.stream()
                .filter(other -> other.isPending() && other.id() != own.id() && other.kind() == kind)
                .filter(other -> own.level() == 0 || other.level() > own.level())
                .max(Comparator.comparing(Escalation::level).thenComparing(Escalation::id));
    }
}
