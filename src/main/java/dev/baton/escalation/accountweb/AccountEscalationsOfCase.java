package dev.baton.escalation.accountweb;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import dev.baton.escalation.accounts.AccountEscalation;
import dev.baton.escalation.accounts.AccountEscalationRecords;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A case says which account escalation it belongs to while that is open. */
@Component
@Order(30)
class AccountEscalationsOfCase implements CaseSection {

    private final AccountEscalationRecords escalations;

    AccountEscalationsOfCase(AccountEscalationRecords escalations) {
        this.escalations = escalations;
    }

    @Override
    public String template() {
        return "escalation/of-case";
    }

    @Override
    public Place place() {
        return Place.SIDE;
    }

    @Override
    public List<AccountEscalation> content(Case subject) {
        return escalations.ofCase(subject.number());
    }
}
