package dev.baton.triage;

import dev.baton.casefile.Accounts;
import dev.baton.casefile.CaseEvent.CaseTriaged;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Categories;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.FormAnswers;
import dev.baton.casefile.Grade;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

@Component
class TriageCase implements TaskListener {

    private static final Set<String> GRADES = Set.of("low", "medium", "high");
    private static final Set<String> TIERS = Set.of("standard", "premium", "vip");

    private final CaseFile caseFile;
    private final Conversation conversation;
    private final Accounts accounts;
    private final Categories categories;

    TriageCase(CaseFile caseFile, Conversation conversation, Accounts accounts, Categories categories) {
        this.caseFile = caseFile;
        this.accounts = accounts;
        this.categories = categories;
        this.conversation = conversation;
    }

    @Override
    public void notify(DelegateTask task) {
        var number = new CaseNumber(task.getExecution().getProcessBusinessKey());
        var answers = new FormAnswers(task.getVariables());
        caseFile.record(new CaseTriaged(
                number,
                categories.chosen(answers.required("category", "Category", 50)),
                Grade.of(answers.oneOf("impact", "Impact", GRADES)),
                Grade.of(answers.oneOf("urgency", "Urgency", GRADES)),
                false));
        completeAccount(caseFile.get(number).account(), answers);
        var note = answers.optional("note_triage", "Note");
        if (note != null) {
            conversation.add(number, Direction.INTERNAL, false, task.getAssignee(), note);
        }
        task.removeVariables(answers.notes());
        task.removeVariables(Set.of("category", "impact", "urgency", "accountTier"));
    }

    /** Whoever triages may know whose case it is; what a CRM has told us stays. */
    private void completeAccount(String id, FormAnswers answers) {
        var known = accounts.get(id);
        var name = answers.optional("note_accountName", "Name of the account", 200);
        var tier = answers.optional("accountTier", "Tier of the account");
        if (!known.complete() && (name != null || tier != null)) {
            accounts.save(known.completed(
                    name == null ? known.name() : name,
                    tier == null ? known.tier() : answers.oneOf("accountTier", "Tier of the account", TIERS)));
        }
    }
}
