package dev.baton.routing.holders;

import dev.baton.casefile.CaseEvent.AccountableNamed;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.HolderLeft;
import dev.baton.routing.AnsweredFrom;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The case's own accountable: who would have the baton back. After the escalations, so that it goes back to nobody who is gone. */
@Component
class BatonOfWhoLeft {

    private static final int AFTER_ESCALATIONS = 20;

    private final CaseFile caseFile;
    private final AnsweredFrom answeredFrom;

    BatonOfWhoLeft(CaseFile caseFile, AnsweredFrom answeredFrom) {
        this.caseFile = caseFile;
        this.answeredFrom = answeredFrom;
    }

    @EventListener
    @Order(AFTER_ESCALATIONS)
    void pass(HolderLeft left) {
        var own = caseFile.get(left.number()).ownAccountable();
        var group = answeredFrom.of(left.number());
        if (left.person().equals(own) && left.concerns(group)) {
            var next = left.successors().of(group, null);
            answeredFrom.keep(left.number(), next.group());
            if (!next.person().equals(own)) {
                caseFile.record(new AccountableNamed(left.number(), next.person(), left.why(next)));
            }
        }
    }
}
