package dev.baton.escalation;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.EscalationKind;
import dev.baton.casefile.Moments;
import dev.baton.escalation.Escalation.State;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component("escalationRecords")
class Escalations {

    private final JdbcClient jdbc;
    private final Clock clock;

    Escalations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long open(Case subject, EscalationKind kind, String cause, @Nullable String reason) {
        return jdbc.sql("""
                insert into escalation (case_number, kind, cause, reason, from_holder, from_team, state, requested_at)
                values (:number, :kind, :cause, :reason, :holder, :team, 'REQUESTED', :now) returning id
                """)
                .param("number", subject.number().value())
                .param("kind", kind.name())
                .param("cause", cause)
                .param("reason", reason)
                .param("holder", subject.accountable())
                .param("team", subject.team())
                .param("now", Moments.stored(clock.instant()))
                .query(Long.class)
                .single();
    }

    Escalation get(long id) {
        return jdbc.sql("select * from escalation where id = ?").param(id).query(Escalation.class).single();
    }

    List<Escalation> of(CaseNumber number) {
        return jdbc.sql("select * from escalation where case_number = ? order by id")
                .param(number.value())
                .query(Escalation.class)
                .list();
    }

    List<Escalation> openOf(CaseNumber number) {
        return of(number).stream().filter(escalation -> escalation.state().isOpen()).toList();
    }

    boolean isEscalated(CaseNumber number) {
        return !openOf(number).isEmpty();
    }

    void reach(long id, EscalationKind kind, int level, Target target) {
        jdbc.sql("""
                update escalation set kind = :kind, level = :level, state = 'REQUESTED', to_group = :group, holder = :holder,
                  audience = :audience, leadership_every = :every
                where id = :id
                """)
                .param("id", id)
                .param("kind", kind.name())
                .param("level", level)
                .param("group", target.group())
                .param("holder", target.holder())
                .param("audience", target.audience())
                .param("every", target.leadershipEvery())
                .update();
    }

    void answer(long id, State state, @Nullable String answer) {
        jdbc.sql("update escalation set state = ?, answer = ?, answered_at = ? where id = ?")
                .params(state.name(), answer, Moments.stored(clock.instant()), id)
                .update();
    }

    void end(long id, State state, String because) {
        jdbc.sql("update escalation set state = ?, ended_because = ?, ended_at = ? where id = ?")
                .params(state.name(), because, Moments.stored(clock.instant()), id)
                .update();
    }

    /** Whom an escalation goes to, and who hears of it how often. */
    record Target(String group, String holder, String audience, String leadershipEvery) {}
}
