package dev.baton.escalation.accounts;

import dev.baton.casefile.AccountId;
import dev.baton.casefile.Accounts;
import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import dev.baton.escalation.watching.Sponsors;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells people of an account escalation. Whoever does something is not told of it. */
@Component
public class TellOfAccount {

    private final Notices notices;
    private final Accounts accounts;
    private final Sponsors sponsors;

    TellOfAccount(Notices notices, Accounts accounts, Sponsors sponsors) {
        this.notices = notices;
        this.accounts = accounts;
        this.sponsors = sponsors;
    }

    /** @param facts after the number and the name of the account, which begin each sentence */
    public void person(String person, @Nullable String by, AccountEscalation one, String kind, String... facts) {
        if (!person.equals(by)) {
            notices.tellPerson(person, notice(one, kind, facts));
        }
    }

    public void group(String group, AccountEscalation one, String kind, String... facts) {
        notices.tellGroup(group, notice(one, kind, facts));
    }

    public void sponsor(@Nullable String by, AccountEscalation one, String kind, String... facts) {
        sponsors.of(one.account()).ifPresent(sponsor -> person(sponsor.person(), by, one, kind, facts));
    }

    private Notice notice(AccountEscalation one, String kind, String... facts) {
        var all = Stream.concat(
                        Stream.of(one.number(), accounts.get(one.account()).name()), Stream.of(facts))
                .map(Objects::toString)
                .toArray(String[]::new);
        return Notice.about(AccountId.of("account", one.account()), kind, all);
    }
}
