package dev.baton.escalation;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.EscalationKind;
import dev.baton.casefile.TimeFormat;
import dev.baton.escalation.Escalation.State;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component("escalationRecords")
public class Escalations {

    private final JdbcClient jdbc;
    private final Clock clock;

    Escalations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long open(CaseNumber number, EscalationKind kind, String cause, @Nullable String reason) {
        return jdbc.sql("""
                insert into escalation (case_number, kind, cause, reason, state, requested_at)
                values (?, ?, ?, ?, 'REQUESTED', ?) returning id
                """)
                .params(number.value(), kind.name(), cause, reason, TimeFormat.stored(clock.instant()))
                .query(Long.class)
                .single();
    }

    Escalation get(long id) {
        return jdbc.sql("select * from escalation where id = ?")
                .param(id)
                .query(Escalation.class)
                .single();
    }

    public List<Escalation> of(CaseNumber number) {
        return jdbc.sql("select * from escalation where case_number = ? order by id")
                .param(number.value())
                .query(Escalation.class)
                .list();
    }

    List<Escalation> openOf(CaseNumber number) {
        return of(number).stream()
                .filter(escalation -> escalation.state().isOpen())
                .toList();
    }

    boolean isEscalated(CaseNumber number) {
        return !openOf(number).isEmpty();
    }

    void reach(long id, EscalationKind kind, int level, Target target) {
        jdbc.sql("""
                update escalation set kind = ?, level = ?, state = 'REQUESTED', to_group = ?, holder = ?, audience = ?,
                  leadership_every = ?
                where id = ?
                """)
                .params(
                        kind.name(),
                        level,
                        target.group(),
                        target.holder(),
                        target.audience(),
                        target.leadershipEvery(),
                        id)
                .update();
    }

    /** The first hand-over decides where the baton returns to. */
    void returnsToHolder(long id, @Nullable String holder) {
        jdbc.sql("update escalation set from_holder = coalesce(from_holder, ?) where id = ?")
                .params(holder, id)
                .update();
    }

    /** The first hand-over decides where the work returns to. */
    void returnsToTeam(long id, String team) {
        jdbc.sql("update escalation set from_team = coalesce(from_team, ?) where id = ?")
                .params(team, id)
                .update();
    }

    void answer(long id, State state, @Nullable String answer) {
        jdbc.sql("update escalation set state = ?, answer = ?, answered_at = ? where id = ?")
                .params(state.name(), answer, TimeFormat.stored(clock.instant()), id)
                .update();
    }

    void end(long id, State state, String because) {
        jdbc.sql("update escalation set state = ?, ended_because = ?, ended_at = ? where id = ?")
                .params(state.name(), because, TimeFormat.stored(clock.instant()), id)
                .update();
    }

    /** Whom an escalation goes to, and who hears of it how often. */
    record Target(String group, String holder, String audience, String leadershipEvery) {}
}
