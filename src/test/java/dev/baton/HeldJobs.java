package dev.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.engine.RunningNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import org.camunda.bpm.model.bpmn.Bpmn;

/** Jobs that nodes hold and are in the midst of when they are killed, as with {@code kill -9}. */
final class HeldJobs {

    private static final int JOBS = 20;
    private static final String OURS = " type_ = 'timer' and process_def_key_ = 'killed-node'";

    private final Nodes nodes;

    HeldJobs(Nodes nodes) {
        this.nodes = nodes;
    }

    /** None is due for an hour. */
    void start() throws IOException {
        var node = nodes.alive().get(0);
        node.deploy("killed-node.bpmn", model());
        for (int i = 0; i < JOBS; i++) {
            node.startProcess("killed-node");
        }
    }

    /** For an hour from now on, as if nodes locked their jobs for that long. */
    void staysLocked() {
        assertThat(nodes.jdbc()
                        .sql("update act_ru_job set lock_exp_time_ = lock_exp_time_ + interval '1 hour'"
                                + " where lock_exp_time_ is not null and" + OURS)
                        .update())
                .isEqualTo(JOBS);
    }

    long waiting() {
        return nodes.count("select count(*) from act_ru_job where" + OURS);
    }

    Instant lastSuccess() {
        return nodes.jdbc()
                .sql("select max(timestamp_) from act_hi_job_log where job_state_ = 2"
                        + " and process_def_key_ = 'killed-node'")
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    /** In the midst of its jobs, for they cannot write their history. */
    Instant killWhoeverHoldsMost() throws Exception {
        try (var blocker = nodes.database().getConnection()) {
            block(blocker);
            nodes.jdbc()
                    .sql("update act_ru_job set duedate_ = now() at time zone 'UTC' where" + OURS)
                    .update();
            await().until(() -> nodes.alive().stream().mapToLong(this::heldBy).sum() == JOBS && blocked() > 0);
            nodes.alive().stream()
                    .max(Comparator.comparingLong(this::heldBy))
                    .orElseThrow()
                    .kill();
            var killed = Instant.now();
            blocker.rollback();
            return killed;
        }
    }

    private static void block(Connection blocker) throws SQLException {
        blocker.setAutoCommit(false);
        try (var statement = blocker.createStatement()) {
            statement.execute("lock table act_hi_actinst in share mode");
        }
    }

    private long heldBy(RunningNode node) {
        return nodes.count(
                "select count(*) from act_ru_job where lock_owner_ = '%s' and%s".formatted(node.name(), OURS));
    }

    private long blocked() {
        return nodes.count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'");
    }

    private static String model() {
        return Bpmn.convertToString(Bpmn.createExecutableProcess("killed-node")
                .name("Killed node")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .intermediateCatchEvent("event_due")
                .timerWithDuration("PT1H")
                .endEvent()
                .done());
    }
}
