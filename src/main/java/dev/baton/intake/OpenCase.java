package dev.baton.intake;

import dev.baton.casefile.AccountId;
import dev.baton.casefile.Accounts;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseReport;
import dev.baton.casefile.Facts;
import dev.baton.casefile.FormAnswers;
import dev.baton.casefile.Grade;
import dev.baton.casefile.Refusal;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where every way in ends: a filed case, and what Tasklist shows of it on a card. A start form has yet to be filed. */
@Component
class OpenCase implements ExecutionListener {

    private static final Set<String> GRADES = Set.of("low", "medium", "high");

    private final CaseFile caseFile;
    private final Accounts accounts;

    OpenCase(CaseFile caseFile, Accounts accounts) {
        this.caseFile = caseFile;
        this.accounts = accounts;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (execution.getProcessBusinessKey() == null) {
            fileStartForm(execution);
        }
        var number = new CaseNumber(execution.getProcessBusinessKey());
        var subject = caseFile.get(number);
        if (subject.accountable() != null) {
            throw new Refusal(
                    "businessKey",
                    "%s is already being handled. Leave the business key empty to report a new case."
                            .formatted(number));
        }
        execution.removeVariables(Facts.NAMES);
        execution.setVariable("number", number.value());
        execution.setVariable("account", accounts.get(subject.account()).name());
    }

    private void fileStartForm(DelegateExecution execution) {
        var answers = new FormAnswers(execution.getVariables());
        var filed = caseFile.file(report(answers, execution.getProcessInstanceId()));
        execution.setProcessBusinessKey(filed.number().value());
        execution.removeVariables(answers.notes());
        execution.removeVariable("accountId");
    }

    private static CaseReport report(FormAnswers answers, String instance) {
        return new CaseReport(
                "tasklist",
                instance,
                null,
                account(answers.required("accountId", "Account", 80)),
                answers.optional("note_contact", "Contact", 200),
                answers.required("note_subject", "Subject", 200),
                answers.required("note_description", "Description", 8_000),
                answers.optional("category", "Category", 50),
                answers.optional("productArea", "Product area", 100),
                answers.optional("channel", "Channel", 50),
                null,
                grade(answers, "impact", "Impact"),
                grade(answers, "urgency", "Urgency"));
    }

    private static String account(String given) {
        try {
            return AccountId.of("accountId", given).value();
        } catch (Refusal unfit) {
            throw new Refusal("accountId", "\"Account\" %s.".formatted(unfit.getMessage()));
        }
    }

    private static @Nullable Grade grade(FormAnswers answers, String field, String question) {
        return answers.optional(field, question) == null ? null : Grade.of(answers.oneOf(field, question, GRADES));
    }
}
