package dev.baton.expectations.closedloop;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TimeFormat;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was changed because of cases, and who was told of it. */
@Component
class ImprovementBooks {

    private static final String OF_CASE = """
            select i.*, t.id as told, t.state, t.decided_by, t.decided_at, counted.customers, counted.waiting
            from improvement i left join improvement_told t on t.improvement = i.id and t.case_number = :number
            cross join lateral (
              select count(*) as customers, count(*) filter (where state = 'WAITING') as waiting
              from improvement_told where improvement = i.id) counted
            where (i.because_of = :number or t.id is not null)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ImprovementBooks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A customer who is to be told, on one of their cases. */
    record Waits(long id, CaseNumber caseNumber, String what) {}

    long add(CaseNumber because, String what, String by) {
        return jdbc.sql("insert into improvement (because_of, what, made_by, made_at) values (?, ?, ?, ?) returning id")
                .params(because.value(), what, by, TimeFormat.stored(clock.instant()))
                .query(Long.class)
                .single();
    }

    /** The same case comes to the same answer; of several cases of one customer it is the first given. */
    void addCustomer(long improvement, CaseNumber number, String customer) {
        jdbc.sql("""
                insert into improvement_told (improvement, case_number, customer, state) values (?, ?, ?, 'WAITING')
                on conflict (improvement, customer) do nothing
                """).params(improvement, number.value(), customer).update();
    }

    List<Waits> waiting(long improvement) {
        return jdbc.sql("""
                select t.id, t.case_number, i.what from improvement_told t join improvement i on i.id = t.improvement
                where t.improvement = ? and t.state = 'WAITING' order by t.case_number
                """).param(improvement).query(Waits.class).list();
    }

    /** Those in which the case has part, the oldest first. */
    List<Improvement> of(CaseNumber number) {
        return jdbc.sql(OF_CASE + " order by i.id")
                .param("number", number.value())
                .query(Improvement.class)
                .list();
    }

    Optional<Improvement> told(CaseNumber number, long told) {
        return jdbc.sql(OF_CASE + " and t.id = :told")
                .param("number", number.value())
                .param("told", told)
                .query(Improvement.class)
                .optional();
    }

    /** Whoever reported what was merged into this case hears it there: nobody tells them on their own once more. */
    void decideMerged(long improvement, CaseNumber number, @Nullable Long interaction, @Nullable String by) {
        jdbc.sql("""
                with recursive part (number) as (
                  select number from support_case where merged_into = ?
                  union select c.number from support_case c join part on c.merged_into = part.number)
                update improvement_told set state = 'SAID', interaction = ?, decided_by = ?, decided_at = ?
                where improvement = ? and state = 'WAITING' and case_number in (select number from part)
                """)
                .params(number.value(), interaction, by, TimeFormat.stored(clock.instant()), improvement)
                .update();
    }

    void decide(long told, String state, @Nullable Long interaction, @Nullable String by) {
        jdbc.sql("""
                update improvement_told set state = ?, interaction = ?, decided_by = ?, decided_at = ?
                where id = ? and state = 'WAITING'
                """)
                .params(state, interaction, by, TimeFormat.stored(clock.instant()), told)
                .update();
    }
}
