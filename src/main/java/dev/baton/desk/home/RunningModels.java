package dev.baton.desk.home;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What runs, and what of it stands still. */
@Component
class RunningModels {

    private static final int MOST_MODELS = 100;

    private final JdbcClient jdbc;

    RunningModels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Work of the engine that was tried as often as it may be. */
    record FailedJob(
            String instance,
            String process,
            @Nullable String activity,
            @Nullable String reason) {}

    record Model(String name, int version) {}

    List<FailedJob> failed(int most) {
        return jdbc.sql("""
                select job.process_instance_id_ as instance, process.name_ as process, definition.act_id_ as activity,
                  left(job.exception_msg_, 300) as reason
                from act_ru_job job
                  left join act_re_procdef process on process.id_ = job.process_def_id_
                  left join act_ru_jobdef definition on definition.id_ = job.job_def_id_
                where job.retries_ = 0 and job.process_instance_id_ is not null
                order by job.process_instance_id_, job.id_ limit :most
                """).param("most", most).query(FailedJob.class).list();
    }

    /** The newest version of each process and decision. */
    List<Model> versions() {
        return jdbc.sql("""
                select name, version from (
                  select distinct on (key_) key_, coalesce(name_, key_) as name, version_ as version
                  from act_re_procdef order by key_, version_ desc) process
                union all
                select name, version from (
                  select distinct on (key_) key_, coalesce(name_, key_) as name, version_ as version
                  from act_re_decision_def order by key_, version_ desc) decision
                order by name limit :most
                """).param("most", MOST_MODELS).query(Model.class).list();
    }
}
