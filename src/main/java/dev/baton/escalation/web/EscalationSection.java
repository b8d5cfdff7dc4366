package dev.baton.escalation.web;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(35)
class EscalationSection implements CaseSection {

    private final Records records;

    EscalationSection(Records records) {
        this.records = records;
    }

    @Override
    public String template() {
        return "escalation/escalations";
    }

    @Override
    public List<Records.Kept> content(Case subject) {
        return records.of(subject.number());
    }
}
