package dev.baton.expectations.books;

import dev.baton.casefile.AccountPromises;
import dev.baton.casefile.TimeFormat;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AccountPromiseBooks implements AccountPromises {

    private static final String NEXT_UPDATE = "next update";

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountPromiseBooks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void promised(String escalation, String account, Instant due, String keeper, String group) {
        settle(escalation, "KEPT", keeper, group);
        jdbc.sql("""
                insert into promise (account_escalation, account, what, made_at, due, made_with, made_team)
                values (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        escalation,
                        account,
                        NEXT_UPDATE,
                        TimeFormat.stored(clock.instant()),
                        TimeFormat.stored(due),
                        keeper,
                        group)
                .update();
    }

    @Override
    public void over(String escalation, String keeper, String group) {
        settle(escalation, "ENDED", keeper, group);
    }

    private void settle(String escalation, String inTime, String keeper, String group) {
        jdbc.sql("""
                update promise set ended_at = :now, outcome = case when due < :now then 'BROKEN' else :inTime end,
                  held_by = :keeper, held_team = :group
                where account_escalation = :escalation and ended_at is null
                """)
                .param("now", TimeFormat.stored(clock.instant()))
                .param("inTime", inTime)
                .param("keeper", keeper)
                .param("group", group)
                .param("escalation", escalation)
                .update();
    }
}
