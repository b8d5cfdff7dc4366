package dev.baton.notification.telling;

import dev.baton.casefile.CaseEvent;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.casefile.TimeFormat;
import dev.baton.notification.endpoints.WantedEvents;
import dev.baton.notification.told.ToldEvent;
import dev.baton.notification.told.ToldEvents;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happens to a case is written down for every endpoint that wants it, in the transaction in which it happens. */
@Component
class TellEndpoints {

    private static final int MOST_DUPLICATES = 20;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final WantedEvents wanted;
    private final PassOnSoon soon;

    TellEndpoints(JdbcClient jdbc, Clock clock, WantedEvents wanted, PassOnSoon soon) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.wanted = wanted;
        this.soon = soon;
    }

    @OnCaseEvent(Phase.TELL)
    void on(CaseEvent event) {
        ToldEvents.of(event).filter(told -> wanted.include(told.type())).ifPresent(told -> {
            write(event.number(), told, false);
            if (told.type().equals(ToldEvents.MESSAGE_SENT) && wanted.anySourceHears()) {
                duplicatesOf(event.number()).forEach(duplicate -> write(duplicate, told, true));
            }
        });
    }

    /** Their customers are told what is said on the case in which they go on, by their own sources. */
    private List<CaseNumber> duplicatesOf(CaseNumber number) {
        return jdbc.sql("""
                with recursive part (number) as (
                  select number from support_case where merged_into = ?
                  union select c.number from support_case c join part on c.merged_into = part.number)
                select number from part order by number limit ?
                """).params(number.value(), MOST_DUPLICATES).query(String.class).list().stream()
                .map(CaseNumber::new)
                .toList();
    }

    /**
     * One SQL statement, however many endpoints there are. The case is held, so that nobody else counts on it.
     *
     * @param toItsSource whether none is told but the source of the case
     */
    private void write(CaseNumber number, ToldEvent told, boolean toItsSource) {
        var written = jdbc.sql("""
                with wanting as (
                  select e.id from endpoint e, support_case c
                  where c.number = :number and %s
                    and (e.source is null or e.source is distinct from :saidAt)
                    and (not :toItsSource or e.source is not null)),
                counted as (
                  insert into told_sequence (case_number, last)
                  select :number, 1 where exists (select 1 from wanting)
                  on conflict (case_number) do update set last = told_sequence.last + 1
                  returning last)
                insert into endpoint_message (endpoint, type, case_number, sequence, at, of_case, facts, interaction, state)
                select wanting.id, :type, c.number, counted.last, :at,
                  jsonb_build_object('number', c.number, 'status', lower(c.status), 'priority', c.priority, 'account', c.account,
                    'escalated', c.escalated, 'accountable', c.accountable, 'team', c.team, 'category', c.category,
                    'source', c.source, 'externalId', c.external_id),
                  :facts::jsonb, :interaction, 'WAITING'
                from wanting, counted, support_case c where c.number = :number
                """.formatted(WantedEvents.WANTS_THE_CASE))
                .param("toItsSource", toItsSource)
                .param("number", number.value())
                .param("type", told.type())
                .param("saidAt", told.saidAt())
                .param("at", TimeFormat.stored(clock.instant()))
                .param("facts", told.facts())
                .param("interaction", told.interaction())
                .update();
        if (written > 0) {
            soon.passOn();
        }
    }
}
