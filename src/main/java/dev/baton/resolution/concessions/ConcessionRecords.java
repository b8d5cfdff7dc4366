package dev.baton.resolution.concessions;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TimeFormat;
import dev.baton.resolution.GiveConcession.Amount;
import dev.baton.resolution.GiveConcession.Kind;
import dev.baton.resolution.concessions.Concession.State;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ConcessionRecords {

    private static final String ALL = """
            select id, case_number, kind, amount, unit, reason, asked_by, asked_at, state, asked_of, asked_group, climbed, due,
              decided_by, decided_at, answer from concession
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ConcessionRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Given at once by who wants to, or open: nobody is asked yet. */
    long add(CaseNumber number, Amount amount, String reason, String by, @Nullable String key, boolean given) {
        return jdbc.sql("""
                insert into concession
                  (case_number, kind, amount, unit, reason, asked_by, asked_at, sent_as, state, decided_by, decided_at)
                values (:number, :kind, :amount, :unit, :reason, :by, :at, :key, :state, :decidedBy, :decidedAt)
                returning id
                """)
                .param("number", number.value())
                .param("kind", amount.kind().name())
                .param("amount", amount.value())
                .param("unit", amount.unit())
                .param("reason", reason)
                .param("by", by)
                .param("at", now())
                .param("key", key)
                .param("state", (given ? State.GIVEN : State.ASKED).name())
                .param("decidedBy", given ? by : null)
                .param("decidedAt", given ? now() : null)
                .query(Long.class)
                .single();
    }

    void ask(long id, Approver approver, boolean climbed, Instant due) {
        jdbc.sql("update concession set asked_of = ?, asked_group = ?, climbed = ?, due = ? where id = ?")
                .params(approver.person(), approver.group(), climbed, TimeFormat.stored(due), id)
                .update();
    }

    void decide(long id, State state, @Nullable String by, @Nullable String answer) {
        jdbc.sql("update concession set state = ?, decided_by = ?, decided_at = ?, answer = ? where id = ?")
                .params(state.name(), by, now(), answer, id)
                .update();
    }

    Concession get(long id) {
        return jdbc.sql(ALL + "where id = ?").param(id).query(Concession.class).single();
    }

    /** The oldest first. */
    List<Concession> of(CaseNumber number) {
        return jdbc.sql(ALL + "where case_number = ? order by id")
                .param(number.value())
                .query(Concession.class)
                .list();
    }

    List<Concession> openOf(CaseNumber number) {
        return jdbc.sql(ALL + "where case_number = ? and state = 'ASKED' order by id")
                .param(number.value())
                .query(Concession.class)
                .list();
    }

    Optional<Concession> sentAs(CaseNumber number, String key) {
        return jdbc.sql(ALL + "where case_number = ? and sent_as = ?")
                .params(number.value(), key)
                .query(Concession.class)
                .optional();
    }

    /** Of this case, or fails as one that is not there. */
    Concession of(CaseNumber number, long id) {
        return jdbc.sql(ALL + "where case_number = ? and id = ?")
                .params(number.value(), id)
                .query(Concession.class)
                .optional()
                .orElseThrow(() -> new Refusal("id", "is none of a concession on %s".formatted(number)));
    }

    /** Given since then on the case and on its duplicates, by whomever; a refund and a credit are both money. */
    BigDecimal given(CaseNumber number, Kind kind, Instant since) {
        return jdbc.sql("""
                with recursive same (number) as (
                  select :number::text
                  union select one.number from support_case one join same on one.merged_into = same.number)
                select coalesce(sum(amount), 0) from concession join same on same.number = case_number
                where state = 'GIVEN' and decided_at > :since and (kind = 'DISCOUNT') = :discount
                """)
                .param("number", number.value())
                .param("since", TimeFormat.stored(since))
                .param("discount", kind == Kind.DISCOUNT)
                .query(BigDecimal.class)
                .single();
    }

    /** Given since then by this person of their own, on all cases. */
    BigDecimal givenBy(String person, Kind kind, Instant since) {
        return jdbc.sql("""
                select coalesce(sum(amount), 0) from concession
                where state = 'GIVEN' and decided_by = :person and asked_by = :person and decided_at > :since
                  and (kind = 'DISCOUNT') = :discount
                """)
                .param("person", person)
                .param("since", TimeFormat.stored(since))
                .param("discount", kind == Kind.DISCOUNT)
                .query(BigDecimal.class)
                .single();
    }

    /** Of two who give in one name at once the second sees what the first one gave, also on another case. */
    void oneAfterTheOther(String person) {
        jdbc.sql("select 1 from pg_advisory_xact_lock(hashtext('concession'), hashtext(?))")
                .param(person)
                .query(Integer.class)
                .single();
    }

    private java.time.OffsetDateTime now() {
        return TimeFormat.stored(clock.instant());
    }
}
