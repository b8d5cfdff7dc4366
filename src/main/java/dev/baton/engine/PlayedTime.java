package dev.baton.engine;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The time of what is played: the clock of the engine and of Baton stands where it was put, and every job falls due in its turn.
 * Only while nobody works yet and no job runs by itself: there is one clock for all.
 */
@Component
public class PlayedTime {

    private static final Logger log = LoggerFactory.getLogger(PlayedTime.class);

    private final ManagementService management;
    private final RuntimeService runtime;
    private final JdbcClient jdbc;

    PlayedTime(ManagementService management, RuntimeService runtime, JdbcClient jdbc) {
        this.management = management;
        this.runtime = runtime;
        this.jdbc = jdbc;
    }

    private record Due(String id, Instant at) {}

    public void startsAt(Instant instant) {
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    /** Whatever falls due until then is done at its instant, the oldest first. */
    public void passes(Instant until) {
        for (var next = due(until); next.isPresent(); next = due(until)) {
            moveTo(next.get().at());
            fire(next.get().id());
        }
        moveTo(until);
    }

    /** What runs under this key stands still, whatever falls due: nobody is there to do it. */
    public void standsStill(String businessKey) {
        processes(businessKey).forEach(runtime::suspendProcessInstanceById);
    }

    /** It goes on, late. */
    public void goesOn(String businessKey) {
        processes(businessKey).forEach(runtime::activateProcessInstanceById);
    }

    public void isReal() {
        ClockUtil.reset();
    }

    private List<String> processes(String businessKey) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(businessKey).list().stream()
                .map(ProcessInstance::getId)
                .toList();
    }

    /** Never back: what waited for something else falls due when it may. */
    private static void moveTo(Instant instant) {
        if (instant.isAfter(ClockUtil.getCurrentTime().toInstant())) {
            ClockUtil.setCurrentTime(Date.from(instant));
        }
    }

    /** One that fails is tried again as the engine tries again, in its turn. */
    private void fire(String job) {
        try {
            management.executeJob(job);
        } catch (RuntimeException failure) {
            log.warn("A job failed while the past was played", failure);
        }
    }

    /** The engine's own jobs, such as the nightly clean-up, are no case's. */
    private Optional<Due> due(Instant until) {
        return jdbc.sql("""
                select id_, duedate_ from act_ru_job
                where duedate_ <= ? and retries_ > 0 and suspension_state_ = 1 and process_instance_id_ is not null
                order by duedate_, sequence_counter_, id_ limit 1
                """)
                .param(Timestamp.from(until))
                .query((row, number) -> new Due(
                        row.getString("id_"), row.getTimestamp("duedate_").toInstant()))
                .optional();
    }
}
