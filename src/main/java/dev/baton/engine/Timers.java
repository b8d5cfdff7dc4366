package dev.baton.engine;

import dev.baton.engine.jobs.LostTimers;
import dev.baton.engine.jobs.OpenScopes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The timers of running processes, to be looked at and repaired. All of it reads what is in the database and belongs to the
 * caller's transaction, if there is one; nobody's permissions are asked.
 */
@Component
public class Timers {

    private final ProcessEngineConfigurationImpl engine;
    private final JdbcClient jdbc;
    private final OpenScopes openScopes;

    Timers(ProcessEngine engine, JdbcClient jdbc) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.jdbc = jdbc;
        this.openScopes = new OpenScopes(jdbc);
    }

    /** The timers of the running processes with these business keys, the earliest first. One SQL statement. */
    public List<Timer> of(Collection<String> businessKeys) {
        return jdbc.sql("""
                select process.business_key_, process.id_ as process, process.proc_def_id_, definition.act_id_,
                       job.id_ as job, job.duedate_, job.retries_
                from act_ru_execution process
                join act_ru_job job on job.process_instance_id_ = process.id_
                join act_ru_jobdef definition on definition.id_ = job.job_def_id_
                where process.business_key_ = any (?) and job.type_ = 'timer'
                order by job.duedate_, job.id_
                """)
                .param(businessKeys.toArray(String[]::new))
                .query(Timers::read)
                .list();
    }

    /**
     * Which of these business keys have a process of this model that has not ended, and whether it runs or is, it or one it
     * called, suspended. One SQL statement.
     */
    public Map<String, Boolean> running(String model, Collection<String> businessKeys) {
        var running = new HashMap<String, Boolean>();
        jdbc.sql("""
                select process.business_key_,
                       not exists (select 1 from act_ru_execution one
                                   where one.business_key_ = process.business_key_ and one.suspension_state_ = 2) as runs
                from act_ru_execution process
                join act_re_procdef definition on definition.id_ = process.proc_def_id_
                where process.business_key_ = any (?) and process.parent_id_ is null and definition.key_ = ?
                """).params(businessKeys.toArray(String[]::new), model).query(row -> {
            running.put(row.getString("business_key_"), row.getBoolean("runs"));
        });
        return running;
    }

    /**
     * The timer events of the running processes with these business keys that have no job although what they are attached to
     * is active, and that have not fired as often as they should. One SQL statement.
     */
    public List<LostTimer> lost(Collection<String> businessKeys) {
        return command(context -> new LostTimers(context).in(openScopes.of(businessKeys)));
    }

    /**
     * Makes the job of a lost timer again, with the due date that its expression gives now; a timer that counts its
     * repetitions counts from the start. Does nothing if the timer is not lost any more.
     *
     * <p>Who repairs the same timer at the same time waits and then finds nothing to do. Who moves the process on at the same
     * moment, or this call if it comes second, gets an {@link org.camunda.bpm.engine.OptimisticLockingException} and may try
     * again; the timer is then neither doubled nor left behind.
     */
    public void rearm(LostTimer lost) {
        command(context -> {
            if (openScopes.lock(lost) && lost(List.of(lost.businessKey())).contains(lost)) {
                new LostTimers(context).rearm(lost);
            }
            return null;
        });
    }

    /** Gives the job of a dead timer its retries back; it fires at once if it is due. Does nothing if it is not dead any more. */
    public void revive(String jobId) {
        command(context -> context.runWithoutAuthorization(() -> {
            var job = context.getJobManager().findJobById(jobId);
            return job == null || job.getRetries() > 0 ? null : retries(jobId).execute(context);
        }));
    }

    /**
     * Sets these timers, by the id of their job, to other instants. Whoever holds a job at the same moment comes second. One SQL
     * statement.
     */
    public void move(Map<String, Instant> dues) {
        if (dues.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update act_ru_job job set duedate_ = moved.due::timestamp, rev_ = job.rev_ + 1
                from unnest(?::text[], ?::text[]) as moved (id, due) where job.id_ = moved.id
                """)
                .params(
                        dues.keySet().toArray(String[]::new),
                        dues.values().stream()
                                .map(due -> Timestamp.from(due).toString())
                                .toArray(String[]::new))
                .update();
    }

    private SetJobRetriesCmd retries(String jobId) {
        return new SetJobRetriesCmd(jobId, null, engine.getDefaultNumberOfRetries(), null, false);
    }

    private <T> T command(Command<T> command) {
        return engine.getCommandExecutorTxRequired().execute(command);
    }

    private static Timer read(ResultSet row, int number) throws SQLException {
        return new Timer(
                row.getString("business_key_"),
                row.getString("process"),
                row.getString("proc_def_id_"),
                row.getString("act_id_"),
                row.getString("job"),
                row.getTimestamp("duedate_").toInstant(),
                row.getInt("retries_"));
    }

    /** A timer has fired for what somebody has acted on already, or what is not due any more: nothing is wrong, nothing is to do. */
    public static class ActedOnAlready extends RuntimeException {

        public ActedOnAlready(String message) {
            super(message);
        }
    }
}
