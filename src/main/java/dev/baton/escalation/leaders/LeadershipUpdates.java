package dev.baton.escalation.leaders;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TimeFormat;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationRecords;
import dev.baton.escalation.Trend;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The updates for the leadership: of an escalation one is asked for at a time. */
@Component
public class LeadershipUpdates {

    private final JdbcClient jdbc;
    private final EscalationRecords escalations;
    private final Clock clock;

    LeadershipUpdates(JdbcClient jdbc, EscalationRecords escalations, Clock clock) {
        this.jdbc = jdbc;
        this.escalations = escalations;
        this.clock = clock;
    }

    /** It is asked for, unless it is already: also where its task is another one since its process was started again. */
    public void ask(long escalation) {
        jdbc.sql("""
                insert into leadership_update (escalation, asked_at) values (?, ?)
                on conflict (escalation) where ended_at is null do nothing
                """).params(escalation, now()).update();
    }

    public boolean isAsked(long escalation) {
        return jdbc.sql("select exists (select 1 from leadership_update where escalation = ? and ended_at is null)")
                .param(escalation)
                .query(Boolean.class)
                .single();
    }

    /** @param stillEscalated why it has not ended, null where it need not be said */
    public void tell(Escalation escalation, String by, Trend trend, String told, @Nullable String stillEscalated) {
        jdbc.sql("""
                update leadership_update
                set told_at = :at, ended_at = :at, told_by = :by, audience = :audience, trend = :trend, told = :told,
                  still_escalated = :still
                where escalation = :escalation and ended_at is null
                """)
                .param("at", now())
                .param("by", by)
                .param("audience", escalation.audience())
                .param("trend", trend.name())
                .param("told", told)
                .param("still", stillEscalated)
                .param("escalation", escalation.id())
                .update();
        escalations.leadersAreTold(escalation.id());
    }

    /** Those of a case that were told, the first first. */
    public List<LeadershipUpdate> of(CaseNumber number) {
        return jdbc.sql("""
                select told.* from leadership_update told join escalation one on one.id = told.escalation
                where one.case_number = ? and told.told_at is not null order by told.id
                """).param(number.value()).query(LeadershipUpdate.class).list();
    }

    private Object now() {
        return TimeFormat.stored(clock.instant());
    }
}
