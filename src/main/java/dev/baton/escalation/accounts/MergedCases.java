package dev.baton.escalation.accounts;

import dev.baton.casefile.CaseEvent.CaseMerged;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import org.springframework.stereotype.Component;

/** The case in which a duplicate goes on takes its place in the open account escalations. */
@Component
class MergedCases {

    private final AccountEscalationRecords escalations;

    MergedCases(AccountEscalationRecords escalations) {
        this.escalations = escalations;
    }

    @OnCaseEvent(Phase.ACT)
    void goOn(CaseMerged merged) {
        for (var found : escalations.ofCase(merged.number())) {
            var one = escalations.getForChange(found.number());
            if (!one.isOver() && escalations.replace(one.number(), merged.number(), merged.into())) {
                escalations.tell(
                        one.number(),
                        null,
                        "caseMerged",
                        null,
                        merged.number().value(),
                        merged.into().value());
            }
        }
    }
}
