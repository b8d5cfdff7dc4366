package dev.baton.evaluation.desk;

import dev.baton.casefile.Accounts;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.escalation.AccountCare;
import dev.baton.evaluation.EvaluationMode;
import dev.baton.evaluation.stories.Step;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An account escalation over all open cases of an account: asked for, accepted, set up, and one criterion of it met. */
@Component
@ConditionalOnProperty(EvaluationMode.PROPERTY)
class LedAccount {

    private final CaseFile caseFile;
    private final Accounts accounts;
    private final AccountCare care;
    private final TaskWork tasks;
    private final InTheNameOf inTheNameOf;
    private final JdbcClient jdbc;

    LedAccount(
            CaseFile caseFile,
            Accounts accounts,
            AccountCare care,
            TaskWork tasks,
            InTheNameOf inTheNameOf,
            JdbcClient jdbc) {
        this.caseFile = caseFile;
        this.accounts = accounts;
        this.care = care;
        this.tasks = tasks;
        this.inTheNameOf = inTheNameOf;
        this.jdbc = jdbc;
    }

    void lead(CaseNumber number, Step step) {
        var says = step.says();
        var account = accounts.get(caseFile.get(number).account());
        var cases = jdbc
                .sql("select number from support_case where account = ? and closed_at is null order by number")
                .param(account.id())
                .query(String.class)
                .list()
                .stream()
                .map(CaseNumber::new)
                .toList();
        var escalation = inTheNameOf.caller(
                step.who(),
                () -> care.request(
                        account, says.get("reason"), says.get("impact"), says.get("ask"), cases, step.who()));
        tasks.submit(escalation, "Accept account escalation", step.who(), Map.of("answer", "accepted"));
        tasks.submit(
                escalation,
                "Set up account escalation",
                step.who(),
                Map.of(
                        "note_channel", says.get("channel"),
                        "note_brief", says.get("brief"),
                        "note_criteria", says.get("criteria")));
        inTheNameOf.caller(step.who(), () -> {
            care.meetFirst(escalation, says.get("met"), step.who());
            return escalation;
        });
    }
}
