package dev.baton.audit;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(70)
class TimelineSection implements CaseSection {

    private static final int SHOWN = 500;

    private final AuditTrail trail;

    TimelineSection(AuditTrail trail) {
        this.trail = trail;
    }

    /** @param hasEarlier whether there is more than is shown here */
    record Timeline(List<AuditTrail.Entry> entries, boolean hasEarlier) {}

    @Override
    public String template() {
        return "audit/timeline";
    }

    @Override
    public Timeline content(Case subject) {
        var entries = trail.latest(subject.number(), SHOWN + 1);
        var hasEarlier = entries.size() > SHOWN;
        return new Timeline(hasEarlier ? entries.subList(1, entries.size()) : entries, hasEarlier);
    }
}
