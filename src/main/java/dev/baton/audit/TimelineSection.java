package dev.baton.audit;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(70)
class TimelineSection implements CaseSection {

    private final AuditTrail trail;

    TimelineSection(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public String template() {
        return "audit/timeline";
    }

    @Override
    public List<AuditTrail.Entry> content(Case subject) {
        return trail.of(subject.number());
    }
}
