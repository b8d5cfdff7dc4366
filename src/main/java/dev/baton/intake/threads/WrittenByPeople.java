package dev.baton.intake.threads;

import dev.baton.casefile.AccountId;
import dev.baton.casefile.Deed;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.casefile.TimeFormat;
import dev.baton.notification.MarkedAsMachines;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whose mails are written by people although each of them says that a machine sent it. A person says so. */
@Component
class WrittenByPeople {

    private static final String ACCOUNT = "account:";
    private static final Pattern WHO = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,190}|@[^\\s@]{1,190}");

    private final JdbcClient jdbc;
    private final MarkedAsMachines marked;
    private final Clock clock;

    private final ApplicationEventPublisher events;

    WrittenByPeople(JdbcClient jdbc, MarkedAsMachines marked, Clock clock, ApplicationEventPublisher events) {
        this.events = events;
        this.jdbc = jdbc;
        this.marked = marked;
        this.clock = clock;
    }

    record Exception(String who, String reason, String setBy, Instant setAt) {}

    /** @param account of the case it is on; null where it opens one */
    boolean covers(String address, @Nullable String account) {
        if (marked.includes(address)) {
            return true;
        }
        var domain = address.substring(address.lastIndexOf('@') + 1);
        return jdbc.sql("select exists (select 1 from written_by_people where who in (?, ?, ?))")
                .params(address, "@" + domain, account == null ? "" : ACCOUNT + account.toLowerCase(Locale.ROOT))
                .query(Boolean.class)
                .single();
    }

    List<Exception> all(int most) {
        return jdbc.sql("select * from written_by_people order by who limit ?")
                .param(most)
                .query(Exception.class)
                .list();
    }

    /** @throws Refusal where it is neither an address, nor @domain, nor the id of an account */
    @Transactional
    void add(String given, String reason, String by) {
        var who = read(given);
        var problem = TextRules.problem(reason, 500, true);
        if (problem != null) {
            throw new Refusal("reason", problem);
        }
        jdbc.sql("""
                insert into written_by_people (who, reason, set_by, set_at) values (?, ?, ?, ?)
                on conflict (who) do update set reason = excluded.reason, set_by = excluded.set_by, set_at = excluded.set_at
                """)
                .params(who, reason, by, TimeFormat.stored(clock.instant()))
                .update();
        events.publishEvent(
                Deed.of("MailSenderAdded").by(by).about(Deed.CONTACT, who).words("reason", reason));
    }

    @Transactional
    void remove(String who) {
        var removed = jdbc.sql("delete from written_by_people where who = ?")
                .param(who)
                .update();
        if (removed > 0) {
            events.publishEvent(Deed.of("MailSenderRemoved").about(Deed.CONTACT, who));
        }
    }

    private static String read(String given) {
        var who = given.strip().toLowerCase(Locale.ROOT);
        if (who.startsWith(ACCOUNT)) {
            return ACCOUNT
                    + AccountId.of("who", who.substring(ACCOUNT.length())).value();
        }
        if (who.length() > 255 || !WHO.matcher(who).matches() || TextRules.unstorable(who) >= 0) {
            throw new Refusal(
                    "who", "must be an address (ann@example.com), a domain (@example.com), or account: and its id");
        }
        return who;
    }
}
