package dev.baton.escalation.watching;

import dev.baton.casefile.Account;
import dev.baton.casefile.AccountId;
import dev.baton.casefile.Deed;
import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.casefile.TimeFormat;
import dev.baton.engine.PersonLeft;
import dev.baton.escalation.Authority;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The executive who stands behind an account. */
@Component
public class Sponsors {

    private static final String LEADERS = "leadership";

    private final JdbcClient jdbc;
    private final Authority authority;
    private final Notices notices;
    private final Clock clock;

    private final ApplicationEventPublisher events;

    Sponsors(JdbcClient jdbc, Authority authority, Notices notices, Clock clock, ApplicationEventPublisher events) {
        this.events = events;
        this.jdbc = jdbc;
        this.authority = authority;
        this.notices = notices;
        this.clock = clock;
    }

    public record Sponsor(String account, String person, String namedBy, Instant namedAt) {}

    public Optional<Sponsor> of(String account) {
        return jdbc.sql("select * from account_sponsor where account = ?")
                .param(account)
                .query(Sponsor.class)
                .optional();
    }

    /**
     * @param person of leadership; null or nothing where nobody shall be
     * @throws Refusal where they are not of leadership
     */
    @Transactional
    public void name(Account account, @Nullable String person, String by) {
        if (person == null || person.isBlank()) {
            jdbc.sql("delete from account_sponsor where account = ? returning person")
                    .param(account.id())
                    .query(String.class)
                    .list()
                    .forEach(before -> tell(account.id(), before, null, by));
            return;
        }
        var id = person.strip();
        if (TextRules.unstorable(id) >= 0 || !authority.isOf(id, LEADERS)) {
            throw new Refusal("person", "must be somebody of leadership; \"%s\" is not".formatted(id));
        }
        var before = of(account.id()).map(Sponsor::person).orElse(null);
        var changed = jdbc.sql("""
                insert into account_sponsor as kept (account, person, named_by, named_at) values (?, ?, ?, ?)
                on conflict (account) do update
                  set person = excluded.person, named_by = excluded.named_by, named_at = excluded.named_at
                  where kept.person <> excluded.person
                """)
                .params(account.id(), id, by, TimeFormat.stored(clock.instant()))
                .update();
        if (changed > 0) {
            tell(account.id(), before, id, by);
        }
        if (changed > 0 && !id.equals(by)) {
            notices.tellPerson(
                    id, Notice.about(AccountId.of("account", account.id()), "accountSponsor", account.name(), by));
        }
    }

    private void tell(String account, @Nullable String before, @Nullable String now, @Nullable String by) {
        events.publishEvent(Deed.of("SponsorNamed")
                .by(by)
                .ofAccount(account)
                .person("sponsor.from", before)
                .person("sponsor.to", now));
    }

    /** Who is no leader any more sponsors nothing; Customer Success is told to name somebody else. */
    @EventListener
    void leave(PersonLeft left) {
        if (left.group() == null || left.group().equals(LEADERS)) {
            jdbc.sql("""
                    with gone as (delete from account_sponsor where person = ? returning account)
                    select account.id, account.name from gone join account on account.id = gone.account order by account.id
                    """)
                    .param(left.person())
                    .query((row, number) -> new Left(row.getString("id"), row.getString("name")))
                    .list()
                    .forEach(gone -> tellOf(gone, left.person()));
        }
    }

    private record Left(String account, String name) {}

    private void tellOf(Left gone, String person) {
        tell(gone.account(), person, null, null);
        notices.tellGroup(
                "cs-manager",
                Notice.about(AccountId.of("account", gone.account()), "accountSponsorLeft", gone.name(), person));
    }
}
