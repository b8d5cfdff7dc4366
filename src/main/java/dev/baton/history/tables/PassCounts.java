package dev.baton.history.tables;

import dev.baton.history.tables.Passes.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts how instances of a period came by the elements of their model. What belongs to an instance is looked up one by one
 * ({@code offset 0}), so that the whole table is never gone through, however large it has become.
 */
@Component
public class PassCounts {

    private static final String PASSES = """
            , pass as (
              select a.act_id_, a.act_name_, a.act_type_, a.proc_inst_id_, a.start_time_, a.end_time_, a.act_inst_state_, a.task_id_,
                (select min(l.timestamp_) from act_hi_identitylink l
                  where l.task_id_ = a.task_id_ and l.type_ = 'assignee' and l.operation_type_ = 'add') as taken
              from seen cross join lateral (
                select * from act_hi_actinst one where one.proc_inst_id_ = seen.proc_inst_id_ offset 0) a
              where a.act_type_ <> 'multiInstanceBody'
            ), timed as (
              select act_id_, extract(epoch from end_time_ - start_time_) as took,
                case when task_id_ is not null then extract(epoch from coalesce(least(taken, end_time_), taken, end_time_) - start_time_)
                  when act_type_ in ('receiveTask', 'eventBasedGateway', 'intermediateTimer', 'intermediateMessageCatch',
                    'intermediateSignalCatch', 'intermediateConditional', 'intermediateCatchEvent')
                  then extract(epoch from end_time_ - start_time_) end as waited,
                case when task_id_ is not null and act_inst_state_ <> 2 then extract(epoch from end_time_ - taken) end as worked
              from pass
              union all
              select done.act_id_, null, extract(epoch from done.timestamp_ - (select min(made.timestamp_) from act_hi_job_log made
                where made.process_instance_id_ = done.process_instance_id_ and made.job_id_ = done.job_id_ and made.job_state_ = 0)), null
              from seen cross join lateral (
                select * from act_hi_job_log one where one.process_instance_id_ = seen.proc_inst_id_
                  and one.job_state_ = 2 and one.job_def_type_ = 'async-continuation' offset 0) done
            ), times as (
              select act_id_,
                percentile_cont(array[0.5, 0.9]) within group (order by took) as took,
                percentile_cont(array[0.5, 0.9]) within group (order by waited) as waited,
                percentile_cont(array[0.5, 0.9]) within group (order by worked) as worked
              from timed group by act_id_
            ), counted as (
              select act_id_, max(act_name_) as act_name_, max(act_type_) as act_type_, sum(n) as passes, count(*) as instances,
                sum(still) as still, count(*) filter (where n > 1) as again, sum(n - 1) as repeats
              from (select act_id_, proc_inst_id_, max(act_name_) as act_name_, max(act_type_) as act_type_, count(*) as n,
                  count(*) filter (where end_time_ is null) as still from pass group by act_id_, proc_inst_id_) each
              group by act_id_
            )
            select counted.*, took[1] as took_median, took[2] as took_p90, waited[1] as waited_median, waited[2] as waited_p90,
              worked[1] as worked_median, worked[2] as worked_p90
            from counted join times on times.act_id_ = counted.act_id_ order by passes desc, counted.act_id_
            """;

    private final JdbcClient jdbc;

    /**
     * What something was counted from.
     *
     * @param counted instances looked at
     * @param ended how many of them are over
     * @param oldest when the oldest of them began; null where there is none
     * @param took those that are over, from begin to end
     */
    public record Instances(
            long counted, long ended, @Nullable Instant oldest, Times took) {}

    PassCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By element, the one most often entered first. */
    public List<Passes> of(Period period) {
        return jdbc.sql(period.seen() + PASSES)
                .params(period.params())
                .query((row, number) -> read(row))
                .list();
    }

    /** How many instances that is made of. */
    public Instances instances(Period period) {
        return jdbc.sql(period.seen() + """
                        select count(*) as instances, count(end_time_) as ended, min(start_time_) as oldest,
                          percentile_cont(0.5) within group (order by extract(epoch from end_time_ - start_time_)) as median,
                          percentile_cont(0.9) within group (order by extract(epoch from end_time_ - start_time_)) as p90 from seen
                        """)
                .params(period.params())
                .query((row, number) -> new Instances(
                        row.getLong("instances"),
                        row.getLong("ended"),
                        EngineTime.readIfAny(row, "oldest"),
                        times(row, "")))
                .single();
    }

    private static Passes read(ResultSet row) throws SQLException {
        var element = row.getString("act_id_");
        var name = row.getString("act_name_");
        return new Passes(
                element,
                name == null ? element : name,
                row.getString("act_type_"),
                row.getLong("passes"),
                row.getLong("instances"),
                row.getLong("still"),
                row.getLong("again"),
                row.getLong("repeats"),
                times(row, "took_"),
                times(row, "waited_"),
                times(row, "worked_"));
    }

    private static Times times(ResultSet row, String of) throws SQLException {
        return new Times(EngineTime.seconds(row, of + "median"), EngineTime.seconds(row, of + "p90"));
    }
}
