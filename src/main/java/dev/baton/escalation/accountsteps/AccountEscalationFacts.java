package dev.baton.escalation.accountsteps;

import dev.baton.casefile.TimeFormat;
import dev.baton.engine.CaseFacts;
import dev.baton.escalation.accounts.AccountEscalation;
import dev.baton.escalation.accounts.AccountEscalationRecords;
import dev.baton.escalation.accounts.Criterion;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the forms of an account escalation show of it. */
@Component
class AccountEscalationFacts implements CaseFacts {

    private static final Set<String> NAMES = Set.of("directlyResponsible", "accountEscalationDue", "openCriteria");

    private final AccountEscalationRecords escalations;

    AccountEscalationFacts(AccountEscalationRecords escalations) {
        this.escalations = escalations;
    }

    @Override
    public Set<String> names() {
        return NAMES;
    }

    @Override
    public Map<String, @Nullable Object> of(String number) {
        return AccountEscalation.isNumber(number)
                ? escalations.find(number).map(this::of).orElse(Map.of())
                : Map.of();
    }

    private Map<String, @Nullable Object> of(AccountEscalation one) {
        var criteria = escalations.criteriaOf(one.number());
        var facts = new HashMap<String, @Nullable Object>();
        facts.put("directlyResponsible", one.responsible());
        facts.put("accountEscalationDue", one.due() == null ? null : TimeFormat.told(one.due()));
        facts.put(
                "openCriteria",
                criteria.isEmpty()
                        ? null
                        : "%d of %d still open"
                                .formatted(
                                        criteria.stream()
                                                .filter(Criterion::isOpen)
                                                .count(),
                                        criteria.size()));
        return facts;
    }
}
