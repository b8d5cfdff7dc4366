package dev.baton.escalation.accountweb;

import dev.baton.casefile.Account;
import dev.baton.casefile.AccountSection;
import dev.baton.escalation.accounts.AccountEscalation;
import dev.baton.escalation.accounts.AccountEscalationRecords;
import dev.baton.escalation.watching.Sponsors;
import dev.baton.escalation.watching.Watches;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** On the page of an account: its escalations, who watches it, and its executive sponsor. */
@Component
@Order(10)
class EscalationsOfAccount implements AccountSection {

    private static final Set<String> WATCHING = Set.of("cs-manager", "support-manager", "leadership", "camunda-admin");
    private static final String AUDITORS = "auditor";

    private final AccountEscalationRecords escalations;
    private final Watches watches;
    private final Sponsors sponsors;

    EscalationsOfAccount(AccountEscalationRecords escalations, Watches watches, Sponsors sponsors) {
        this.escalations = escalations;
        this.watches = watches;
        this.sponsors = sponsors;
    }

    /**
     * @param sponsor id of a person; null where nobody is
     * @param mayAsk whether who looks may ask for an escalation
     * @param mayWatch whether they may watch the account and name its sponsor
     */
    record Shown(
            Account account,
            List<AccountEscalation> escalations,
            List<String> watching,
            boolean watched,
            @Nullable String sponsor,
            boolean mayAsk,
            boolean mayWatch) {}

    @Override
    public String template() {
        return "escalation/account";
    }

    @Override
    public Shown content(Account account) {
        var login = SecurityContextHolder.getContext().getAuthentication();
        var groups = AuthorityUtils.authorityListToSet(login.getAuthorities());
        var watching = watches.of(account.id());
        return new Shown(
                account,
                escalations.ofAccount(account.id()),
                watching,
                watching.contains(login.getName()),
                sponsors.of(account.id()).map(Sponsors.Sponsor::person).orElse(null),
                groups.stream().anyMatch(group -> !group.equals(AUDITORS)),
                groups.stream().anyMatch(WATCHING::contains));
    }
}
