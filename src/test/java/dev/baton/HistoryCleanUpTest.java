package dev.baton;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.casefile.CaseNumber;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a closed case leaves in the engine ends; what Baton keeps of it stays. */
@BatonTest
class HistoryCleanUpTest {

    private static final Logger log = LoggerFactory.getLogger(HistoryCleanUpTest.class);

    /** One is bounded, and other closed cases of this database go in the same night. */
    private static final int MOST_BATCHES = 100;

    @Autowired
    private Desk desk;

    @Autowired
    private HistoryService history;

    @Autowired
    private ManagementService management;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void freezeTime() {
        desk.setTime(desk.now());
    }

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @Test
    void theHistoryOfAClosedCaseGoesAfterAYearAndTheCaseStays() {
        var closed = close(desk.standardCase());
        var open = desk.standardCase();
        var rows = rows(closed);
        assertThat(rows).isPositive();
        log.warn("A closed case of the shortest path leaves {} rows in the engine's history", rows);

        desk.setTime(desk.now().plus(Duration.ofDays(364)));
        cleanUp();
        assertThat(rows(closed)).as("kept for a year").isEqualTo(rows);

        desk.setTime(desk.now().plus(Duration.ofDays(2)));
        for (int batch = 0; batch < MOST_BATCHES && rows(closed) > 0; batch++) {
            cleanUp();
        }

        assertThat(rows(closed)).isZero();
        assertThat(rows(open)).as("an open case keeps its history").isPositive();
        assertThat(desk.page("/cases/" + closed)).contains("Everything that happened", "Closed after");
    }

    @Test
    void theCleanUpWaitsForTheNightAndIsBounded() {
        assertThat(history.findHistoryCleanupJobs())
                .singleElement()
                .satisfies(job -> assertThat(job.getDuedate()).isNotNull());
        var settings = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        assertThat(settings.getHistoryCleanupBatchSize()).isEqualTo(500);
        assertThat(settings.getHistoryCleanupBatchWindowStartTime()).isEqualTo("01:00");
    }

    private CaseNumber close(CaseNumber number) {
        desk.does(
                "sam",
                "Work on case",
                number,
                Map.of("outcome", "resolved", "note_reply", "It is back.", "note_resolution", "Restarted."));
        desk.does("mara", "Sign off resolution", number, Map.of("signOff", "approved"));
        desk.does(
                "sam",
                "Document case",
                number,
                Map.of(
                        "rootCauseCategory", "product-bug",
                        "note_rootCause", "A full disk.",
                        "note_prevention", "Watch the disk.",
                        "note_articleTitle", "When the export stops",
                        "note_keywords", "export, disk"));
        return number;
    }

    private void cleanUp() {
        var job = history.cleanUpHistoryAsync(true);
        management.executeJob(job.getId());
    }

    private long rows(CaseNumber number) {
        return List.of(
                        "act_hi_procinst",
                        "act_hi_actinst",
                        "act_hi_taskinst",
                        "act_hi_varinst",
                        "act_hi_detail",
                        "act_hi_decinst")
                .stream()
                .mapToLong(table -> rows(table, number))
                .sum();
    }

    private long rows(String table, CaseNumber number) {
        return jdbc.sql("""
                select count(*) from %s where root_proc_inst_id_ in
                  (select e.root_proc_inst_id_ from act_hi_procinst e where e.business_key_ = ?)
                """.formatted(table))
                .param(number.value())
                .query(Long.class)
                .single();
    }
}
