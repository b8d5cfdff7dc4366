package dev.baton.casefile;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
public class Accounts {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Accounts(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    public Optional<Account> find(String id) {
        return jdbc.sql("select * from account where id = ?")
                .param(id)
                .query(Account.class)
                .optional();
    }

    public Account get(String id) {
        return find(id).orElseGet(() -> Account.named(id));
    }

    /** Mean of the monthly recurring revenue of all accounts that state one, zero where none does. */
    public BigDecimal averageMrr() {
        return jdbc.sql("select coalesce(avg(mrr), 0) from account")
                .query(BigDecimal.class)
                .single();
    }

    /** Who says again what is known changes nothing, and nobody hears of it. */
    @Transactional
    public void save(Account account) {
        var changed = jdbc.sql("""
                insert into account
                  (id, name, tier, arr, mrr, renewal_date, health, usage, industry, region, zone, csm, complete)
                values
                  (:id, :name, :tier, :arr, :mrr, :renewalDate, :health, :usage, :industry, :region, :zone, :csm, :complete)
                on conflict (id) do update set
                  name = excluded.name, tier = excluded.tier, arr = excluded.arr, mrr = excluded.mrr,
                  renewal_date = excluded.renewal_date, health = excluded.health,
                  usage = excluded.usage, industry = excluded.industry,
                  region = excluded.region, zone = excluded.zone, csm = excluded.csm, complete = excluded.complete
                where
                  (account.name, account.tier, account.arr, account.mrr, account.renewal_date, account.health, account.usage,
                   account.industry, account.region, account.zone, account.csm, account.complete)
                  is distinct from
                  (excluded.name, excluded.tier, excluded.arr, excluded.mrr, excluded.renewal_date, excluded.health, excluded.usage,
                   excluded.industry, excluded.region, excluded.zone, excluded.csm, excluded.complete)
                """).paramSource(account).update();
        if (changed > 0) {
            events.publishEvent(new AccountChanged(account));
        }
    }

    /** How many cases of the account were reported since then. */
    public int cases(String id, Instant since) {
        return jdbc.sql("select count(*) from support_case where account = ? and reported_at >= ?")
                .params(id, Moments.stored(since))
                .query(Integer.class)
                .single();
    }

    void open(String id) {
        jdbc.sql("insert into account (id, name, complete) values (:id, :id, false) on conflict do nothing")
                .param("id", id)
                .update();
    }
}
