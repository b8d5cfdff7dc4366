package dev.baton.casefile;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
public class Accounts {

    private static final Duration KEPT = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionMemory<Map<String, Optional<Account>>> known = new TransactionMemory<>(HashMap::new);
    private volatile @Nullable Mean mean;

    private record Mean(BigDecimal mrr, Instant at) {}

    Accounts(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** An account's id is compared without case and without the blanks around it. Read once in a transaction. */
    public Optional<Account> find(String id) {
        return known.get().computeIfAbsent(id, this::read);
    }

    private Optional<Account> read(String id) {
        return jdbc.sql("select * from account where lower(id) = lower(?)")
                .param(id.strip())
                .query(Account.class)
                .optional();
    }

    public Account get(String id) {
        return find(id).orElseGet(() -> Account.named(id));
    }

    /**
     * Mean of the monthly recurring revenue of all accounts that state one, zero where none does. As of the last minute, and
     * of what was saved here since.
     */
    public BigDecimal averageMrr() {
        var now = clock.instant();
        var known = mean;
        if (known == null || Duration.between(known.at(), now).abs().compareTo(KEPT) > 0) {
            known = new Mean(
                    jdbc.sql("select coalesce(avg(mrr), 0) from account")
                            .query(BigDecimal.class)
                            .single(),
                    now);
            mean = known;
        }
        return known.mrr();
    }

    /** Who says again what is known changes nothing, and nobody hears of it. */
    @Transactional
    public void save(Account account) {
        var kept = account.keptAs(open(account.id()));
        var changed = jdbc.sql("""
                with before as (select * from account where id = :id for update)
                update account set
                  name = :name, tier = :tier, arr = :arr, mrr = :mrr, renewal_date = :renewalDate, health = :health,
                  usage = :usage, industry = :industry, region = :region, zone = :zone, csm = :csm,
                  renewal_outcome = :renewalOutcome, renewed_on = :renewedOn, complete = :complete
                from before where account.id = before.id
                  and (before.name, before.tier, before.arr, before.mrr, before.renewal_date, before.health, before.usage,
                      before.industry, before.region, before.zone, before.csm, before.renewal_outcome, before.renewed_on,
                      before.complete)
                    is distinct from
                    (:name, :tier, :arr, :mrr, :renewalDate, :health, :usage, :industry, :region, :zone, :csm,
                      :renewalOutcome, :renewedOn, :complete)
                returning before.*
                """).paramSource(kept).query(Account.class).optional();
        changed.ifPresent(before -> {
            known.get().clear();
            mean = null;
            tell(before, kept);
            events.publishEvent(new AccountChanged(kept));
        });
    }

    private void tell(Account was, Account now) {
        var deed = Deed.of("AccountChanged")
                .ofAccount(now.id())
                .changed("name", was.name(), now.name())
                .changed("tier", was.tier(), now.tier())
                .changed("arr", plain(was.arr()), plain(now.arr()))
                .changed("mrr", plain(was.mrr()), plain(now.mrr()))
                .changed("renewalDate", was.renewalDate(), now.renewalDate())
                .changed("health", was.health(), now.health())
                .changed("usage", was.usage(), now.usage())
                .changed("industry", was.industry(), now.industry())
                .changed("region", was.region(), now.region())
                .changed("zone", was.zone(), now.zone())
                .changed("renewalOutcome", was.renewalOutcome(), now.renewalOutcome())
                .changed("renewedOn", was.renewedOn(), now.renewedOn())
                .changed("complete", was.complete(), now.complete());
        if (!Objects.equals(was.csm(), now.csm())) {
            deed = deed.person("csm.from", was.csm()).person("csm.to", now.csm());
        }
        events.publishEvent(deed);
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.stripTrailingZeros();
    }

    /** How many cases of the account were reported since then. */
    public int cases(String id, Instant since) {
        return jdbc.sql(
                        "select count(*) from support_case where account = ? and reported_at >= ? and merged_into is null")
                .params(id, TimeFormat.stored(since))
                .query(Integer.class)
                .single();
    }

    /**
     * Opens the account unless it is there, and gives the id it is kept under.
     *
     * @throws Refusal where it is no id of an account
     */
    String open(String given) {
        var id = AccountId.of("account", given).value();
        known.get().clear();
        var made = jdbc.sql("insert into account (id, name, complete) values (:id, :id, false) on conflict do nothing")
                .param("id", id)
                .update();
        if (made > 0) {
            events.publishEvent(Deed.of("AccountMade").ofAccount(id));
        }
        return jdbc.sql("select id from account where lower(id) = lower(?)")
                .param(id)
                .query(String.class)
                .single();
    }
}
