package dev.baton.sla.sweep;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A round of the sweep looks at what is urgent, and in turn at everything, however much there is. */
@BatonTest
class CasesToSweepTest {

    @Autowired
    private Desk desk;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    private CasesToSweep cases;

    /** Nothing of it is reached by a turn of two. */
    @BeforeEach
    void aTurnThatIsShort() {
        desk.setTime(desk.now());
        cases = new CasesToSweep(caseFile, jdbc, clock, 2);
    }

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @Test
    void whatIsDueSoonIsLookedAtBeforeItIs() {
        var number = report();
        assertThat(urgent()).doesNotContain(number);

        desk.setTime(desk.now().plus(desk.dueIn(number, "firstReply")).minus(Duration.ofMinutes(1)));

        assertThat(urgent()).contains(number);
    }

    @Test
    void aCaseWithoutProcessIsUrgent() {
        var number = report();

        desk.losesItsProcess(number);

        assertThat(urgent()).contains(number);
    }

    @Test
    void aSuspendedProcessIsUrgent() {
        var number = report();
        var process = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value(), "support-case")
                .singleResult()
                .getId();

        runtime.suspendProcessInstanceById(process);

        assertThat(urgent()).contains(number);
        runtime.activateProcessInstanceById(process);
        assertThat(urgent()).doesNotContain(number);
    }

    @Test
    void aDeadTimerIsUrgent() {
        var number = report();
        var timer = jdbc.sql("""
                select job.id_ from act_ru_job job join act_ru_execution process on process.id_ = job.process_instance_id_
                where process.business_key_ = ? limit 1
                """).param(number.value()).query(String.class).single();

        management.setJobRetries(timer, 0);

        assertThat(urgent()).contains(number);
        management.setJobRetries(timer, 3);
    }

    @Test
    void everyCaseHasItsTurn() {
        report();
        report();
        report();
        var open = jdbc.sql("select count(*) from support_case where closed_at is null")
                .query(Integer.class)
                .single();
        var seen = new HashSet<CaseNumber>();

        for (int round = 0; round <= open / 2; round++) {
            seen.addAll(cases.inTurn());
        }

        assertThat(seen).hasSize(open);
        assertThat(cases.inTurn())
                .as("and the turn begins again")
                .isSubsetOf(seen)
                .isNotEmpty();
    }

    private Set<CaseNumber> urgent() {
        return Set.copyOf(cases.urgent());
    }

    private CaseNumber report() {
        return desk.report(desk.ordinaryAccount(), facts("technical", "medium", "medium"));
    }
}
