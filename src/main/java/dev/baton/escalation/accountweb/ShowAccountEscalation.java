package dev.baton.escalation.accountweb;

import dev.baton.casefile.Account;
import dev.baton.casefile.Accounts;
import dev.baton.casefile.Case;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseReach;
import dev.baton.escalation.accounts.AccountEscalation;
import dev.baton.escalation.accounts.AccountEscalationRecords;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts together what is shown of an account escalation; a case that who looks may not read is neither shown nor counted. */
@Component
class ShowAccountEscalation {

    private final AccountEscalationRecords escalations;
    private final Accounts accounts;
    private final CaseReach reach;
    private final JdbcClient jdbc;

    ShowAccountEscalation(AccountEscalationRecords escalations, Accounts accounts, CaseReach reach, JdbcClient jdbc) {
        this.escalations = escalations;
        this.accounts = accounts;
        this.reach = reach;
        this.jdbc = jdbc;
    }

    ShownAccountEscalation of(AccountEscalation one) {
        var history = escalations.entriesOf(one.number());
        return new ShownAccountEscalation(
                one,
                accounts.find(one.account()).map(Account::name).orElse(one.account()),
                members(reach.read(escalations.casesOf(one.number()))),
                escalations.criteriaOf(one.number()),
                AccountEscalationRecords.effortIn(history),
                history);
    }

    private List<ShownAccountEscalation.Member> members(Collection<CaseNumber> numbers) {
        return jdbc
                .sql("select * from support_case where number = any (?) order by closed_at is not null, number")
                .param(numbers.stream().map(CaseNumber::value).toArray(String[]::new))
                .query(Case.class)
                .list()
                .stream()
                .map(ShowAccountEscalation::member)
                .toList();
    }

    private static ShownAccountEscalation.Member member(Case subject) {
        return new ShownAccountEscalation.Member(
                subject.number().value(),
                subject.subject(),
                subject.status().label(),
                subject.priority() == null ? null : subject.priority().name(),
                subject.accountable(),
                subject.mergedInto() == null ? null : subject.mergedInto().value());
    }
}
