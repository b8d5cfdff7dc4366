package dev.baton.intake;

import dev.baton.casefile.AccountChanged;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Facts;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the models of an open case decide on next is what is known of its account now. */
@Component
class FactsFollowTheAccount {

    private final CaseFile caseFile;
    private final Facts facts;
    private final RuntimeService runtime;

    FactsFollowTheAccount(CaseFile caseFile, Facts facts, RuntimeService runtime) {
        this.caseFile = caseFile;
        this.facts = facts;
        this.runtime = runtime;
    }

    @EventListener
    void refresh(AccountChanged changed) {
        caseFile.openCasesOf(changed.account().id()).forEach(this::refresh);
    }

    private void refresh(CaseNumber number) {
        var now = facts.of(number);
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .list()
                .forEach(process -> runtime.setVariables(process.getId(), now));
    }
}
