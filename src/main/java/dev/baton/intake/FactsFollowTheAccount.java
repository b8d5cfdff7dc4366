package dev.baton.intake;

import dev.baton.casefile.CaseReviewed;
import dev.baton.casefile.Facts;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the models of an open case decide on next is what is known of its account now. */
@Component
class FactsFollowTheAccount {

    private final Facts facts;
    private final RuntimeService runtime;

    FactsFollowTheAccount(Facts facts, RuntimeService runtime) {
        this.facts = facts;
        this.runtime = runtime;
    }

    @EventListener
    void refresh(CaseReviewed reviewed) {
        var number = reviewed.number();
        var now = facts.of(number);
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .list()
                .forEach(process -> runtime.setVariables(process.getId(), now));
    }
}
