package dev.baton.escalation.web;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationRecords;
import dev.baton.escalation.Hand;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(35)
class EscalationSection implements CaseSection {

    private final EscalationRecords escalations;

    /** @param hands empty for one of before they were kept */
    record Row(Escalation escalation, List<Hand> hands) {}

    EscalationSection(EscalationRecords escalations) {
        this.escalations = escalations;
    }

    @Override
    public String template() {
        return "escalation/escalations";
    }

    @Override
    public List<Row> content(Case subject) {
        var hands = escalations.handsOf(subject.number());
        return escalations.of(subject.number()).stream()
                .map(one -> new Row(
                        one,
                        hands.stream()
                                .filter(hand -> hand.escalation() == one.id())
                                .toList()))
                .toList();
    }
}
