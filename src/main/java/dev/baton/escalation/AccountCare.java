package dev.baton.escalation;

import dev.baton.casefile.Account;
import dev.baton.casefile.CaseNumber;
import dev.baton.escalation.accounts.AccountEscalationRecords;
import dev.baton.escalation.accounts.Criterion;
import dev.baton.escalation.accounts.ExitCriteria;
import dev.baton.escalation.accounts.RequestAccountEscalation;
import java.util.List;
import org.springframework.stereotype.Component;

/** Account escalations, for whoever does what people do on their page. */
@Component
public class AccountCare {

    private final RequestAccountEscalation requests;
    private final AccountEscalationRecords escalations;
    private final ExitCriteria criteria;

    AccountCare(RequestAccountEscalation requests, AccountEscalationRecords escalations, ExitCriteria criteria) {
        this.requests = requests;
        this.escalations = escalations;
        this.criteria = criteria;
    }

    /** Gives its number. */
    public String request(
            Account account, String reason, String impact, String ask, List<CaseNumber> cases, String by) {
        var numbers = cases.stream().map(CaseNumber::value).toList();
        return requests.request(account, new RequestAccountEscalation.Request(reason, impact, ask, numbers, null), by)
                .number();
    }

    /** The first of its exit criteria is met. */
    public void meetFirst(String number, String why, String by) {
        var first = escalations.criteriaOf(number).get(0);
        criteria.settle(number, first.id(), Criterion.State.MET, why, by);
    }
}
