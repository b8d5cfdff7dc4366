package dev.baton.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.audit.replay.CaseStories;
import dev.baton.audit.search.Reader;
import dev.baton.casefile.Case;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the trail tells is what the tables say. */
@TestComponent
class LifeTrail {

    private final JdbcClient jdbc;
    private final CaseStories stories;

    LifeTrail(JdbcClient jdbc, CaseStories stories) {
        this.jdbc = jdbc;
        this.stories = stories;
    }

    void agrees(Case subject) {
        itIsRebuiltFromEntriesAlone(subject);
        assertThat(told(subject, """
                        select details ->> 'to' from case_event where case_number = :n and event = 'BatonPassed'
                        order by id desc limit 1""")).as("accountable, as told").containsExactly(subject.accountable());
        theBatonIsAlwaysInOnePairOfHands(subject);
        noEscalationIsAskedTwice(subject);
        noLevelIsSkippedOrRepeated(subject);
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

    /** Whatever an event ever said of the case, its open escalations, and whom it waits for. */
    private void itIsRebuiltFromEntriesAlone(Case subject) {
        var rebuilt = stories.of(subject.number(), Reader.OF_EVERYTHING).at(Instant.MAX);
        var row = jdbc.sql("select * from support_case where number = ?")
                .param(subject.number().value())
                .query()
                .singleRow();
        rebuilt.columns()
                .forEach((column, value) ->
                        assertThat(plain(value)).as(column + ", rebuilt").isEqualTo(plain(row.get(column))));
        assertThat(rebuilt.escalations().stream().map(one -> String.valueOf(one.id())))
                .as("open escalations, rebuilt")
                .containsExactlyInAnyOrderElementsOf(
                        told(
                                subject,
                                "select id::text from escalation where case_number = :n and state in ('REQUESTED', 'ACCEPTED')"));
        assertThat(rebuilt.waiting().stream().map(Enum::name))
                .as("waiting on, rebuilt")
                .containsExactlyInAnyOrderElementsOf(
                        told(subject, "select waiting_on from waiting where case_number = :n and until is null"));
    }

    private static @Nullable String plain(@Nullable Object value) {
        if (value instanceof OffsetDateTime instant) {
            return instant.toInstant().truncatedTo(ChronoUnit.MILLIS).toString();
        } else if (value instanceof Timestamp instant) {
            return instant.toInstant().truncatedTo(ChronoUnit.MILLIS).toString();
        }
        return value == null ? null : value.toString();
    }

    /** At every instant since the case was reported: whoever gives the baton is who was given it, and nobody is given none. */
    private void theBatonIsAlwaysInOnePairOfHands(Case subject) {
        assertThat(told(subject, """
                        select concat_ws(' ', id, details ->> 'from', details ->> 'to') from (
                          select id, details, lag(details ->> 'to') over (order by id) as had,
                            row_number() over (order by id) as nth
                          from case_event where case_number = :n and event = 'BatonPassed') passed
                        where details ->> 'to' is null or details ->> 'to' = details ->> 'from'
                          or nth = 1 and details ->> 'from' is not null
                          or nth > 1 and details ->> 'from' is distinct from had"""))
                .as("passes of the baton by somebody who did not have it, or to nobody")
                .isEmpty();
        assertThat(told(subject, """
                        select event from case_event where case_number = :n and at > (
                          select min(at) from case_event where case_number = :n and event = 'CaseReported')
                        and at < (select min(at) from case_event where case_number = :n and event = 'BatonPassed')"""))
                .as("what happened before anybody had the baton")
                .isEmpty();
    }

    private void noEscalationIsAskedTwice(Case subject) {
        assertThat(told(subject, """
                        select details ->> 'id' from case_event where case_number = :n and event = 'EscalationRequested'
                        group by 1 having count(*) > 1""")).as("escalations that were begun twice").isEmpty();
    }

    /** At the top all leaders are asked again; whoever else was asked and did not answer is not. */
    private void noLevelIsSkippedOrRepeated(Case subject) {
        assertThat(told(subject, """
                        select concat_ws(' ', escalation, kind, before, level, whom) from (
                          select details ->> 'id' as escalation, details ->> 'kind' as kind, details ->> 'to' as whom,
                            (details ->> 'level')::int as level,
                            lag((details ->> 'level')::int) over steps as before,
                            lag(details ->> 'kind') over steps as kind_before,
                            lag(details ->> 'to') over steps as whom_before
                          from case_event where case_number = :n and event in ('EscalationRequested', 'EscalationClimbed')
                          window steps as (partition by details ->> 'id' order by id)) walked
                        where kind = kind_before
                          and (level < before or level > before + 1
                            or whom = whom_before and whom not like 'everybody of %')"""))
                .as("steps of escalations that go down, skip a level or ask the same again")
                .isEmpty();
    }

    private List<String> told(Case subject, String sql) {
        return jdbc.sql(sql)
                .param("n", subject.number().value())
                .query(String.class)
                .list();
    }
}
