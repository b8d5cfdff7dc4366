package dev.baton.escalation.web;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationRecords;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(50)
class EscalationSection implements CaseSection {

    private final EscalationRecords escalations;

    EscalationSection(EscalationRecords escalations) {
        this.escalations = escalations;
    }

    @Override
    public String template() {
        return "escalation/escalations";
    }

    @Override
    public List<Escalation> content(Case subject) {
        return escalations.of(subject.number());
    }
}
