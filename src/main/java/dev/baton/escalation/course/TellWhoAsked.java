package dev.baton.escalation.course;

import dev.baton.casefile.CaseEvent.EscalationDeclined;
import dev.baton.casefile.CaseEvent.EscalationEnded;
import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.escalation.Escalation.State;
import dev.baton.escalation.EscalationRecords;
import org.springframework.stereotype.Component;

/** Whoever asked for an escalation hears that it was declined, or has ended; why stands on the case. */
@Component
class TellWhoAsked {

    private final EscalationRecords escalations;
    private final Notices notices;

    TellWhoAsked(EscalationRecords escalations, Notices notices) {
        this.escalations = escalations;
        this.notices = notices;
    }

    @OnCaseEvent(Phase.TELL)
    void declined(EscalationDeclined event) {
        var asker = escalations.get(event.id()).askedBy();
        if (asker != null && !asker.equals(event.by())) {
            notices.tellPerson(
                    asker,
                    Notice.about(
                            event.number(), "escalationDeclined", event.number().value(), event.by()));
        }
    }

    /** That it ended with its case is told by the case. */
    @OnCaseEvent(Phase.TELL)
    void ended(EscalationEnded event) {
        var ended = escalations.get(event.id());
        var asker = ended.askedBy();
        if (asker != null && ended.state() == State.DE_ESCALATED && !asker.equals(ended.holder())) {
            notices.tellPerson(
                    asker,
                    Notice.about(
                            event.number(), "escalationEnded", event.number().value(), ended.holder()));
        }
    }
}
