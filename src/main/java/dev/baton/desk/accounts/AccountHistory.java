package dev.baton.desk.accounts;

import dev.baton.casefile.AccountChanged;
import dev.baton.casefile.TimeFormat;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** What was known of an account, from when on and by whom. */
@Component
class AccountHistory {

    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountHistory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param who null where a program of Baton's own did it */
    record Known(
            Instant at,
            @Nullable String who,
            String name,
            @Nullable String tier,
            @Nullable BigDecimal arr,
            @Nullable BigDecimal mrr,
            @Nullable LocalDate renewalDate,
            @Nullable String health,
            @Nullable String usage,
            @Nullable String csm,
            @Nullable String renewalOutcome,
            @Nullable LocalDate renewedOn) {}

    /** @param was null where nothing was known, as is {@code is} where nothing is any more */
    record Change(
            Instant at,
            @Nullable String who,
            String fact,
            @Nullable String was,
            @Nullable String is) {}

    @EventListener
    void remember(AccountChanged event) {
        var login = SecurityContextHolder.getContext().getAuthentication();
        jdbc.sql("""
                insert into account_history (
                  account, at, who, name, tier, arr, mrr, renewal_date, health, usage, csm, renewal_outcome, renewed_on)
                select id, :at, :who, name, tier, arr, mrr, renewal_date, health, usage, csm, renewal_outcome, renewed_on
                from account where id = :id
                """)
                .param("at", TimeFormat.stored(clock.instant()))
                .param("who", login == null ? null : login.getName())
                .param("id", event.account().id())
                .update();
    }

    /** The changes that are remembered last, the newest first. */
    List<Change> of(String account) {
        var known = jdbc.sql("select * from account_history where account = ? order by id desc limit ?")
                .params(account, MOST)
                .query(Known.class)
                .list();
        var changes = new ArrayList<Change>();
        for (int i = 0; i + 1 < known.size(); i++) {
            compare(known.get(i + 1), known.get(i), changes);
        }
        return changes;
    }

    private static void compare(Known was, Known is, List<Change> changes) {
        add(changes, is, "name", was.name(), is.name());
        add(changes, is, "tier", was.tier(), is.tier());
        add(changes, is, "arr", plain(was.arr()), plain(is.arr()));
        add(changes, is, "mrr", plain(was.mrr()), plain(is.mrr()));
        add(changes, is, "renewalDate", plain(was.renewalDate()), plain(is.renewalDate()));
        add(changes, is, "health", was.health(), is.health());
        add(changes, is, "usage", was.usage(), is.usage());
        add(changes, is, "csm", was.csm(), is.csm());
        add(changes, is, "renewalOutcome", was.renewalOutcome(), is.renewalOutcome());
        add(changes, is, "renewedOn", plain(was.renewedOn()), plain(is.renewedOn()));
    }

    private static void add(List<Change> changes, Known since, String fact, @Nullable String was, @Nullable String is) {
        if (!Objects.equals(was, is)) {
            changes.add(new Change(since.at(), since.who(), fact, was, is));
        }
    }

    private static @Nullable String plain(@Nullable Object value) {
        return value instanceof BigDecimal amount
                ? amount.stripTrailingZeros().toPlainString()
                : value == null ? null : value.toString();
    }
}
