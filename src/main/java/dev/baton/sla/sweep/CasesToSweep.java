package dev.baton.sla.sweep;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TimeFormat;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which open cases one round of the sweep looks at, however many there are: those where something is due soon, that stand still or
 * are known to be in trouble, and of the others so many in turn. What is due is thus compared before it is.
 */
@Component
public class CasesToSweep {

    /** Several rounds long, so that none passes between two. */
    private static final Duration SOON = Duration.ofMinutes(2);

    private static final int AT_MOST = 2_000;

    private final CaseFile caseFile;
    private final JdbcClient jdbc;
    private final Clock time;
    private final int inTurn;
    private String last = "";

    CasesToSweep(CaseFile caseFile, JdbcClient jdbc, Clock time, @Value("${baton.sla.sweep-in-turn}") int inTurn) {
        this.inTurn = inTurn;
        this.caseFile = caseFile;
        this.jdbc = jdbc;
        this.time = time;
    }

    /** Two SQL statements. */
    public synchronized Set<CaseNumber> next() {
        var cases = new LinkedHashSet<>(urgent());
        cases.addAll(inTurn());
        return cases;
    }

    List<CaseNumber> urgent() {
        return jdbc
                .sql("""
                with urgent (number) as (
                  (select case_number from sla_clock where met_at is null and next_at < :soon order by next_at limit :most)
                  union (select number from support_case c where closed_at is null
                    and not exists (select 1 from act_ru_execution process where process.business_key_ = c.number) limit :most)
                  union (select business_key_ from act_ru_execution where suspension_state_ = 2 limit :most)
                  union (select process.business_key_ from act_ru_job job
                    join act_ru_execution process on process.id_ = job.process_instance_id_ where job.retries_ = 0 limit :most)
                  union (select subject from alarm where settled_at is null limit :most))
                select number from support_case where closed_at is null and number in (select number from urgent) order by number
                """)
                .param("soon", TimeFormat.stored(time.instant().plus(SOON)))
                .param("most", AT_MOST)
                .query(String.class)
                .list()
                .stream()
                .map(CaseNumber::new)
                .toList();
    }

    List<CaseNumber> inTurn() {
        var cases = caseFile.openAfter(last, inTurn);
        last = cases.size() < inTurn ? "" : cases.get(inTurn - 1).value();
        return cases;
    }
}
