package dev.baton.engine.jobs;

import dev.baton.engine.LostTimer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is active in running processes, as the engine's history tells it, with the timers it has and had. */
public class OpenScopes {

    private final JdbcClient jdbc;

    public OpenScopes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<OpenScope> of(Collection<String> businessKeys) {
        return jdbc.sql("""
                with process as (
                  select id_, business_key_, proc_def_id_ from act_ru_execution where business_key_ = any (?)
                ), scope as (
                  select id_ as process, null as act_id_, id_ as execution from process
                  union all
                  select activity.proc_inst_id_, activity.act_id_, activity.execution_id_
                  from process
                  join act_hi_actinst activity on activity.proc_inst_id_ = process.id_ and activity.end_time_ is null
                  join act_ru_execution execution on execution.id_ = activity.execution_id_
                )
                select process.*, scope.act_id_, scope.execution,
                  array(select definition.act_id_
                        from act_ru_job job join act_ru_jobdef definition on definition.id_ = job.job_def_id_
                        where job.execution_id_ = scope.execution) as armed,
                  array(select log.act_id_ from act_hi_job_log log
                        where log.process_instance_id_ = process.id_ and log.execution_id_ = scope.execution
                          and log.job_state_ = 2) as fired
                from process join scope on scope.process = process.id_
                """)
                .param(businessKeys.toArray(String[]::new))
                .query(OpenScopes::read)
                .list();
    }

    /** Whoever repairs the same timer at the same time comes after. False if the process has moved on. */
    public boolean lock(LostTimer lost) {
        return jdbc.sql("select id_ from act_ru_execution where id_ = ? for update")
                .param(lost.executionId())
                .query(String.class)
                .optional()
                .isPresent();
    }

    private static OpenScope read(ResultSet row, int number) throws SQLException {
        return new OpenScope(
                row.getString("business_key_"),
                row.getString("id_"),
                row.getString("proc_def_id_"),
                row.getString("act_id_"),
                row.getString("execution"),
                events(row, "armed"),
                events(row, "fired"));
    }

    private static List<String> events(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
