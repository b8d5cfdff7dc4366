package dev.baton.kpi.ledger;

import dev.baton.casefile.Account;
import dev.baton.casefile.Accounts;
import dev.baton.casefile.TimeFormat;
import dev.baton.casefile.Trail;
import dev.baton.casefile.Trail.Happened;
import dev.baton.kpi.facts.AccountTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What accounts were from when on: what they are now, with what the trail says was changed taken back, one change after the other. */
@Component
class AccountPasts {

    private final JdbcClient jdbc;
    private final Trail trail;
    private final Accounts accounts;

    AccountPasts(JdbcClient jdbc, Trail trail, Accounts accounts) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.accounts = accounts;
    }

    /** @param since null for as long as anybody remembers */
    record Past(
            String account,
            int nth,
            @Nullable Instant since,
            @Nullable String tier,
            @Nullable String region,
            @Nullable BigDecimal arr,
            boolean lost) {}

    /** A few SQL statements for each. */
    void keep(Collection<String> changed) {
        if (changed.isEmpty()) {
            return;
        }
        var told = trail.ofAccounts(changed);
        for (var id : changed) {
            jdbc.sql("delete from kpi_account where account = ?").param(id).update();
            accounts.find(id).ifPresent(now -> write(pasts(now, told.getOrDefault(id, List.of()))));
        }
    }

    /** Of which nothing is kept yet. One SQL statement where there is none. */
    void keepMissing(Collection<String> ids) {
        var kept = jdbc.sql("select distinct account from kpi_account where account = any (?)")
                .param(ids.toArray(String[]::new))
                .query(String.class)
                .set();
        keep(ids.stream().filter(id -> !kept.contains(id)).toList());
    }

    private void write(List<Past> pasts) {
        pasts.forEach(past -> jdbc.sql("""
                        insert into kpi_account (account, nth, since, tier, region, arr, lost) values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        past.account(),
                        past.nth(),
                        past.since() == null ? null : TimeFormat.stored(past.since()),
                        past.tier(),
                        past.region(),
                        past.arr(),
                        past.lost())
                .update());
    }

    /** From the end to the beginning. */
    private static List<Past> pasts(Account now, List<Happened> told) {
        var facts = new HashMap<String, @Nullable String>();
        facts.put("tier", now.tier());
        facts.put("region", now.region());
        facts.put("arr", now.arr() == null ? null : now.arr().toPlainString());
        facts.put("renewalOutcome", now.renewalOutcome());
        facts.put("renewedOn", Objects.toString(now.renewedOn(), null));
        var found = new ArrayList<Past>();
        Instant made = null;
        for (int i = told.size() - 1; i >= 0; i--) {
            var happened = told.get(i);
            if (happened.kind().equals("AccountMade")) {
                made = happened.at();
            } else {
                found.add(past(now.id(), happened.at(), facts));
                takeBack(happened, facts);
            }
        }
        found.add(past(now.id(), made, facts));
        Collections.reverse(found);
        var numbered = new ArrayList<Past>();
        found.forEach(one -> numbered.add(new Past(
                one.account(), numbered.size(), one.since(), one.tier(), one.region(), one.arr(), one.lost())));
        return numbered;
    }

    private static void takeBack(Happened changed, Map<String, @Nullable String> facts) {
        changed.details().forEach((fact, change) -> {
            if (change instanceof Map<?, ?> both && both.containsKey("from")) {
                facts.put(fact, Objects.toString(both.get("from"), null));
            }
        });
    }

    private static Past past(String id, @Nullable Instant since, Map<String, @Nullable String> facts) {
        var lost = "lost".equals(facts.get("renewalOutcome"));
        var arr = facts.get("arr");
        var renewedOn = facts.get("renewedOn");
        return new Past(
                id,
                0,
                lost && renewedOn != null ? day(renewedOn) : since,
                facts.get("tier"),
                facts.get("region"),
                lost ? BigDecimal.ZERO : arr == null ? null : new BigDecimal(arr),
                lost);
    }

    /** Whoever is lost is so from the day on that was told, whenever that was. */
    private static Instant day(String day) {
        return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** What these accounts were. One SQL statement. */
    AccountTerms terms(Collection<String> ids) {
        var pasts = new HashMap<String, List<Past>>();
        jdbc.sql("select * from kpi_account where account = any (?) order by account, nth")
                .param(ids.toArray(String[]::new))
                .query(Past.class)
                .list()
                .forEach(past -> pasts.computeIfAbsent(past.account(), id -> new ArrayList<>())
                        .add(past));
        return (account, at) -> {
            AccountTerms.Terms found = null;
            for (var past : pasts.getOrDefault(account, List.of())) {
                if (found == null || past.since() == null || !past.since().isAfter(at)) {
                    found = new AccountTerms.Terms(past.tier(), past.region());
                }
            }
            return found == null ? now(account) : found;
        };
    }

    /** Nothing was told of it since anybody writes down what changes: it is what it was. */
    private AccountTerms.Terms now(String account) {
        var known = accounts.get(account);
        return new AccountTerms.Terms(known.tier(), known.region());
    }
}
