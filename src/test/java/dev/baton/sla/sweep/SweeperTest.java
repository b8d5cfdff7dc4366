package dev.baton.sla.sweep;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.CaseNumber;
import dev.baton.engine.Timer;
import dev.baton.engine.Timers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever happens to a timer, the deadline does not pass unnoticed. */
@BatonTest
class SweeperTest {

    @Autowired
    private Desk desk;

    @Autowired
    private Sweeper sweeper;

    @Autowired
    private Timers timers;

    @Autowired
    private ManagementService management;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private JdbcClient jdbc;

    private CaseNumber number;

    @BeforeEach
    void aCaseAtWork() {
        desk.setTime(desk.now());
        number = desk.report(desk.ordinaryAccount(), facts("technical", "medium", "medium"));
    }

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @Test
    void whatStandsWhereItShouldIsLeftAlone() {
        sweep();

        assertThat(repairs()).isEmpty();
    }

    @Test
    void aLostTimerIsArmedAgainAndToldAbout() {
        var repaired = repaired("lost");
        management.deleteJob(resolutionTimer().jobId());

        sweep();

        assertThat(resolutionTimer().due()).isEqualTo(due());
        assertThat(repairs()).containsExactly("its timer was gone and is armed again");
        assertThat(repaired("lost")).isEqualTo(repaired + 1);
        assertThat(stories()).anyMatch(story -> story.startsWith("A timer was set right: Resolution"));
        sweep();
        assertThat(repairs()).as("once is enough").hasSize(1);
    }

    @Test
    void aTimerThatStandsElsewhereIsMoved() {
        management.setJobDuedate(resolutionTimer().jobId(), Date.from(due().plus(Duration.ofDays(3))));

        sweep();

        assertThat(resolutionTimer().due()).isEqualTo(due());
        assertThat(repairs()).hasSize(1);
    }

    @Test
    void aRungThatWasMissedFiresLateAndOnce() {
        management.setJobDuedate(resolutionTimer().jobId(), Date.from(due().plus(Duration.ofDays(9))));
        desk.says(number, "outbound", "We look into it");
        management.setJobDuedate(resolutionTimer().jobId(), Date.from(due().plus(Duration.ofDays(9))));
        desk.setTime(due().plus(Duration.ofHours(1)));

        sweep();
        desk.passes(Duration.ofSeconds(1));

        assertThat(stories())
                .filteredOn(story -> story.startsWith("Deadline passed: Resolution"))
                .hasSize(1);
        sweep();
        desk.passes(Duration.ofSeconds(1));
        assertThat(stories())
                .filteredOn(story -> story.startsWith("Deadline passed: Resolution"))
                .hasSize(1);
    }

    @Test
    void aDeadTimerIsRevivedButNotForEver() {
        management.setJobRetries(resolutionTimer().jobId(), 0);

        sweep();
        assertThat(resolutionTimer().retries()).isPositive();
        assertThat(repairs()).containsExactly("its timer had failed too often and is tried again");

        management.setJobRetries(resolutionTimer().jobId(), 0);
        sweep();
        assertThat(resolutionTimer().retries()).as("not again at once").isZero();
        desk.setTime(desk.now().plus(Duration.ofMinutes(11)));
        sweep();
        assertThat(resolutionTimer().retries()).isPositive();
    }

    private void sweep() {
        sweeper.sweep(List.of(number));
    }

    private Timer resolutionTimer() {
        return timers.of(List.of(number.value())).stream()
                .filter(timer -> timer.activityId().equals("event_resolutionOverdue"))
                .findFirst()
                .orElseThrow();
    }

    private Instant due() {
        return Instant.parse((String) desk.clock(number, "resolution").get("due"));
    }

    private double repaired(String kind) {
        return meters.counter("baton.sla.repairs", "kind", kind).count();
    }

    private List<String> repairs() {
        return jdbc.sql("select reason from sla_event where case_number = ? and what = 'repaired' order by id")
                .param(number.value())
                .query(String.class)
                .list();
    }

    private List<String> stories() {
        return desk.stories(number);
    }
}
