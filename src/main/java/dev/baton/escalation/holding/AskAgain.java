package dev.baton.escalation.holding;

import dev.baton.casefile.CaseEvent.EscalationReassigned;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.HolderLeft.Successors;
import dev.baton.escalation.Authority;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whoever was asked is asked again, or somebody else where they are gone meanwhile: who had no task of the case was not missed. */
@Component
public class AskAgain {

    private final EscalationRecords escalations;
    private final Authority authority;
    private final Successors successors;
    private final CaseFile caseFile;

    AskAgain(EscalationRecords escalations, Authority authority, Successors successors, CaseFile caseFile) {
        this.escalations = escalations;
        this.authority = authority;
        this.successors = successors;
        this.caseFile = caseFile;
    }

    /** Who is asked now; as before where everybody of a group is. */
    public @Nullable String whom(Escalation escalation) {
        var before = escalation.holder();
        var group = escalation.toGroup();
        if (before == null || group == null || escalation.askedAll() || authority.isOf(before, group)) {
            return before;
        }
        var number = new CaseNumber(escalation.caseNumber());
        var next = successors.of(group, caseFile.get(number).skill());
        if (!next.person().equals(before)) {
            escalations.reassign(escalation.id(), next.person(), next.group());
            caseFile.record(new EscalationReassigned(
                    number,
                    escalation.id(),
                    before,
                    next.person(),
                    next.group(),
                    "%s is no longer of %s".formatted(before, group)));
        }
        return next.person();
    }
}
