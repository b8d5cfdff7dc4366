package dev.baton.desk.home;

import dev.baton.desk.search.ReachedCases;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of a customer success manager: what they may read that is open there, and what was promised. */
@Component
class OwnAccounts {

    private final JdbcClient jdbc;
    private final ReachedCases reached;

    OwnAccounts(JdbcClient jdbc, ReachedCases reached) {
        this.jdbc = jdbc;
        this.reached = reached;
    }

    /** @param next of what its customers were promised the earliest; null where nothing is */
    record OwnAccount(
            String id,
            String name,
            @Nullable String health,
            @Nullable LocalDate renewalDate,
            int open,
            boolean escalated,
            @Nullable Instant next) {}

    /** Those with open cases; who waits for a promised word the earliest comes first. */
    @Transactional(readOnly = true)
    public List<OwnAccount> withOpenCases(Authentication login, int most) {
        var cases = reached.openBy(login, "c.number");
        return jdbc.sql("""
                select a.id, a.name, a.health, a.renewal_date, count(*) as open, bool_or(c.escalated) as escalated,
                  min(word.due) as next
                from account a join support_case c on c.account = a.id and c.closed_at is null
                  left join lateral (select min(due) as due from promise where case_number = c.number and ended_at is null) word on true
                where a.csm = :person and %s
                group by a.id, a.name, a.health, a.renewal_date
                order by min(word.due) nulls last, lower(a.name), a.id limit :most
                """.formatted(cases.sql()))
                .params(cases.params())
                .param("person", login.getName())
                .param("most", most)
                .query(OwnAccount.class)
                .list();
    }
}
