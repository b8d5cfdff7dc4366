package dev.baton.escalation;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.EscalationKind;
import dev.baton.casefile.TimeFormat;
import dev.baton.escalation.Escalation.State;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
public class EscalationRecords {

    /** With an escalation ends what is asked about it besides. */
    private static final String WITH_WHAT_IS_ASKED = """
            with brief as (update brief_rejection set ended_at = ? where escalation = ? and ended_at is null),
              news as (update leadership_update set ended_at = ? where escalation = ? and ended_at is null)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    EscalationRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param by who asks; null where a rule does */
    public long open(Case subject, EscalationKind kind, String cause, @Nullable String reason, @Nullable String by) {
        return jdbc.sql("""
                insert into escalation
                  (case_number, kind, requested_kind, cause, reason, from_holder, from_team, state, requested_at, asked_by)
                values (:number, :kind, :kind, :cause, :reason, :holder, :team, 'REQUESTED', :at, :by) returning id
                """)
                .param("number", subject.number().value())
                .param("kind", kind.name())
                .param("cause", cause)
                .param("reason", reason)
                .param("holder", subject.accountable())
                .param("team", subject.team())
                .param("at", now())
                .param("by", by)
                .query(Long.class)
                .single();
    }

    public Escalation get(long id) {
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

    public List<Escalation> openOf(CaseNumber number) {
        return jdbc.sql(
                        "select * from escalation where case_number = ? and state in ('REQUESTED', 'ACCEPTED') order by id")
                .param(number.value())
                .query(Escalation.class)
                .list();
    }

    public boolean isEscalated(CaseNumber number) {
        return !openOf(number).isEmpty();
    }

    public void ask(long id, EscalationKind kind, int level, Asked asked) {
        jdbc.sql("""
                update escalation set kind = ?, level = ?, state = 'REQUESTED', to_group = ?, holder = ?, asked_all = ?,
                  audience = ?, leadership_every = ?, severity = ?, informed_group = ?, asked_at = ?
                where id = ?
                """)
                .params(
                        kind.name(),
                        level,
                        asked.group(),
                        asked.holder(),
                        asked.all(),
                        asked.audience(),
                        asked.leadershipEvery(),
                        asked.severity(),
                        asked.informedGroup(),
                        now(),
                        id)
                .update();
        hand(id, Hand.How.ASKED, asked.all() ? null : asked.holder(), asked.group());
    }

    /** Somebody else is asked, or has taken charge, in the place of who is gone. */
    public void reassign(long id, String holder, String group) {
        jdbc.sql("update escalation set holder = ?, to_group = ? where id = ?")
                .params(holder, group, id)
                .update();
        hand(id, Hand.How.INSTEAD, holder, group);
    }

    public void accept(long id, String holder, @Nullable String group, @Nullable String note) {
        jdbc.sql("""
                update escalation set state = 'ACCEPTED', holder = ?, to_group = ?, asked_all = false, answer = ?,
                  answered_at = ?
                where id = ?
                """).params(holder, group, note, now(), id).update();
        hand(id, Hand.How.ACCEPTED, holder, group);
    }

    public void decline(long id, String holder, String reason) {
        jdbc.sql(WITH_WHAT_IS_ASKED + """
                update escalation set state = 'DECLINED', holder = ?, answer = ?, answered_at = ?, ended_at = ?
                where id = ?
                """)
                .params(now(), id, now(), id, holder, reason, now(), now(), id)
                .update();
    }

    public void end(long id, State state, @Nullable String holder, String because) {
        jdbc.sql(WITH_WHAT_IS_ASKED + """
                update escalation set state = ?, holder = coalesce(?, holder), ended_because = ?, ended_at = ?
                where id = ?
                """)
                .params(now(), id, now(), id, state.name(), holder, because, now(), id)
                .update();
    }

    /** How it gets on, as whoever leads it says. */
    public void keepTrend(long id, Trend trend, String by) {
        jdbc.sql("""
                with said as (insert into escalation_trend (escalation, trend, told_by, since) values (?, ?, ?, ?))
                update escalation set trend = ?, trend_since = ? where id = ?
                """)
                .params(id, trend.name(), by, now(), trend.name(), now(), id)
                .update();
    }

    /** @param due null where nothing says that it could end */
    public void deEscalateBy(long id, @Nullable Instant due) {
        jdbc.sql("update escalation set de_escalate_by = ? where id = ?")
                .params(due == null ? null : TimeFormat.stored(due), id)
                .update();
    }

    public void leadersAreTold(long id) {
        jdbc.sql("update escalation set leaders_told_at = ? where id = ?")
                .params(now(), id)
                .update();
    }

    /** Whose hands the escalations of a case were in, the first first. */
    public List<Hand> handsOf(CaseNumber number) {
        return jdbc.sql("""
                select hand.* from escalation_hand hand join escalation one on one.id = hand.escalation
                where one.case_number = ? order by hand.id
                """).param(number.value()).query(Hand.class).list();
    }

    private void hand(long id, Hand.How how, @Nullable String person, @Nullable String group) {
        jdbc.sql("insert into escalation_hand (escalation, how, person, group_name, since) values (?, ?, ?, ?, ?)")
                .params(id, how.name(), person, group, now())
                .update();
    }

    private Object now() {
        return TimeFormat.stored(clock.instant());
    }

    /**
     * Whom an escalation asks, and who hears of it how often.
     *
     * @param holder the one person; where everybody is asked, who keeps the baton until one of them takes charge, if that needs saying
     * @param all whether everybody of the group is asked
     */
    public record Asked(
            String group,
            @Nullable String holder,
            boolean all,
            String audience,
            String leadershipEvery,
            @Nullable String severity,
            @Nullable String informedGroup) {

        /** For people: the one person, or the group. */
        public String whom() {
            return holder == null || all ? "everybody of " + group : holder;
        }
    }
}
