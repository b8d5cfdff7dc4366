package dev.baton.intake;

import dev.baton.casefile.Accounts;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseReviewed;
import dev.baton.engine.CaseVariables;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The cards of an open case in Tasklist name its account as it is called now. */
@Component
class CardsFollowTheAccount {

    private final CaseFile caseFile;
    private final Accounts accounts;
    private final CaseVariables variables;

    CardsFollowTheAccount(CaseFile caseFile, Accounts accounts, CaseVariables variables) {
        this.caseFile = caseFile;
        this.accounts = accounts;
        this.variables = variables;
    }

    @EventListener
    void rename(CaseReviewed reviewed) {
        var name = accounts.get(caseFile.get(reviewed.number()).account()).name();
        variables.set(reviewed.number().value(), Map.of("account", name));
    }
}
