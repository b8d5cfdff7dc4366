package dev.baton.intake;

import dev.baton.casefile.CaseReviewed;
import dev.baton.casefile.Facts;
import dev.baton.engine.CaseVariables;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the models of an open case decide on next is what is known of its account now. */
@Component
class FactsFollowTheAccount {

    private final Facts facts;
    private final CaseVariables variables;

    FactsFollowTheAccount(Facts facts, CaseVariables variables) {
        this.facts = facts;
        this.variables = variables;
    }

    @EventListener
    void refresh(CaseReviewed reviewed) {
        variables.set(reviewed.number().value(), facts.of(reviewed.number()));
    }
}
