package dev.baton.escalation.accountweb;

import dev.baton.casefile.Account;
import dev.baton.casefile.Accounts;
import dev.baton.casefile.ReadableAccounts;
import dev.baton.escalation.accounts.AccountEscalation;
import dev.baton.escalation.accounts.AccountEscalationRecords;
import dev.baton.escalation.accounts.Criterion;
import dev.baton.escalation.accounts.NoAccountEscalation;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/**
 * Who may do what with account escalations: whoever may read the account reads them, and who asked, leads or owns a criterion. They
 * are led by Customer Success, managers, leaders, and who is directly responsible.
 */
@Component
class AccountEscalationReach {

    private static final Set<String> LEADING = Set.of("cs-manager", "support-manager", "leadership", "camunda-admin");

    private final AccountEscalationRecords escalations;
    private final Accounts accounts;
    private final ReadableAccounts readable;

    AccountEscalationReach(AccountEscalationRecords escalations, Accounts accounts, ReadableAccounts readable) {
        this.escalations = escalations;
        this.accounts = accounts;
        this.readable = readable;
    }

    /** The account, where they may read it. */
    Optional<Account> account(String id) {
        return accounts.find(id).filter(account -> readable.reads(account.id()));
    }

    /** Fails with {@link NoAccountEscalation} where there is none, or none that they may read. */
    AccountEscalation reading(String number, Authentication login) {
        var one = escalations.get(number);
        var person = login.getName();
        if (person.equals(one.requestedBy())
                || person.equals(one.responsible())
                || readable.reads(one.account())
                || owns(one, person)) {
            return one;
        }
        throw new NoAccountEscalation(number);
    }

    AccountEscalation leading(String number, Authentication login) {
        var one = reading(number, login);
        if (!leads(one, login)) {
            throw new AccessDeniedException(
                    "%s is led by %s and by Customer Success; ask them".formatted(number, one.responsible()));
        }
        return one;
    }

    /** Whose criterion it is may say how it stands. */
    void settling(String number, long criterion, Authentication login) {
        var one = reading(number, login);
        var isTheirs = escalations.criteriaOf(number).stream()
                .anyMatch(known -> known.id() == criterion && known.owner().equals(login.getName()));
        if (!isTheirs && !leads(one, login)) {
            throw new AccessDeniedException("Ask who owns the criterion, or %s".formatted(one.responsible()));
        }
    }

    boolean leads(AccountEscalation one, Authentication login) {
        return login.getName().equals(one.responsible())
                || AuthorityUtils.authorityListToSet(login.getAuthorities()).stream()
                        .anyMatch(LEADING::contains);
    }

    private boolean owns(AccountEscalation one, String person) {
        return escalations.criteriaOf(one.number()).stream()
                .map(Criterion::owner)
                .anyMatch(person::equals);
    }
}
