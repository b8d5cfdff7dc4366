package dev.baton.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.casefile.Case;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the trail tells is what the tables say. */
@TestComponent
class LifeTrail {

    private final JdbcClient jdbc;

    LifeTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void agrees(Case subject) {
        assertThat(told(subject, """
                        select details ->> 'to' from case_event where case_number = :n and event = 'BatonPassed'
                        order by id desc limit 1""")).as("accountable, as told").containsExactly(subject.accountable());
        if (subject.team() != null) {
            assertThat(told(subject, """
                            select coalesce(details ->> 'toTeam', details ->> 'team') from case_event
                            where case_number = :n and (event = 'WorkHandedOver'
                              or event = 'CaseRouted' and (details ->> 'first')::boolean)
                            order by id desc limit 1""")).as("team, as told").containsExactly(subject.team());
        }
        assertThat(told(subject, """
                        select case event when 'CaseReopened' then 'OPEN' when 'ResolutionSignedOff' then 'RESOLVED'
                          when 'CaseClosed' then 'CLOSED' else 'OPEN' end
                        from case_event
                        where case_number = :n
                          and event in ('CaseReported', 'CaseReopened', 'ResolutionSignedOff', 'CaseClosed')
                        order by id desc limit 1"""))
                .as("status, as told")
                .containsExactly(subject.status().name());
        assertThat(told(subject, """
                        select details ->> 'id' from case_event where case_number = :n and event = 'EscalationRequested'
                        except
                        select details ->> 'id' from case_event
                        where case_number = :n and event in ('EscalationDeclined', 'EscalationEnded')"""))
                .as("open escalations, as told")
                .containsExactlyInAnyOrderElementsOf(
                        told(
                                subject,
                                "select id::text from escalation where case_number = :n and state in ('REQUESTED', 'ACCEPTED')"));
        assertThat(subject.escalated())
                .as("escalated")
                .isEqualTo(!told(
                                subject,
                                "select id::text from escalation where case_number = :n and state in ('REQUESTED', 'ACCEPTED')")
                        .isEmpty());
    }

    private List<String> told(Case subject, String sql) {
        return jdbc.sql(sql)
                .param("n", subject.number().value())
                .query(String.class)
                .list();
    }
}
