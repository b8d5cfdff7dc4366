package dev.baton.engine;

import java.util.Arrays;
import java.util.TimeZone;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;

/**
 * How long the job executor's question for the next jobs takes: the engine's own statement with its own binds, by the number of
 * waiting timers, with the stock starter's settings and with Baton's, without and with the added indexes.
 *
 * <pre>
 * ./mvnw -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=dev.baton.engine.AcquisitionBenchmark
 * </pre>
 */
class AcquisitionBenchmark {

    private static final int WARM_UP = 20;
    private static final int RUNS = 100;
    private static final String[] INDEXES = {"act_idx_job_due", "act_idx_job_locked"};

    private final BenchmarkDatabase database;

    AcquisitionBenchmark(BenchmarkDatabase database) {
        this.database = database;
    }

    public static void main(String[] arguments) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        System.out.printf(
                "%-24s | %-16s | %-22s | %9s | %9s%n", "timers", "settings", "added indexes", "median ms", "p99 ms");
        try (var database = new BenchmarkDatabase()) {
            var benchmark = new AcquisitionBenchmark(database);
            benchmark.run("100,000 waiting", 100_000, 0);
            benchmark.run("100,000 due", 100_000, 100_000);
            benchmark.run("1,000,000 waiting", 1_000_000, 0);
        }
    }

    private void run(String title, int timers, int due) {
        var name = "timers_" + timers + "_" + due;
        database.create(name);
        database.fill(name, timers);
        makeDue(name, due);
        var stock = engine(name, false);
        var baton = engine(name, true);
        measure(title, "Baton, limit 32", "both", baton, 32);
        database.in(name).sql("drop index " + INDEXES[1]).update();
        measure(title, "Baton, limit 32", "due date only", baton, 32);
        database.in(name).sql("drop index " + INDEXES[0]).update();
        measure(title, "Baton, limit 32", "none", baton, 32);
        measure(title, "stock, limit 3", "none", stock, 3);
    }

    /** A node works on eight of them. */
    private void makeDue(String name, int due) {
        var jdbc = database.in(name);
        jdbc.sql("""
                update act_ru_job set duedate_ = now() at time zone 'UTC' - random() * interval '1 second'
                where id_ in (select id_ from act_ru_job limit ?)
                """).param(due).update();
        jdbc.sql("""
                update act_ru_job set lock_owner_ = 'other', lock_exp_time_ = now() at time zone 'UTC' + interval '1 hour'
                where id_ in (select id_ from act_ru_job order by duedate_ limit 8)
                """).update();
        jdbc.sql("vacuum analyze act_ru_job").update();
    }

    private CommandExecutor engine(String name, boolean asBaton) {
        ProcessEngineConfigurationImpl engine = new StandaloneProcessEngineConfiguration();
        engine.setProcessEngineName(name + asBaton);
        engine.setJdbcDriver("org.postgresql.Driver");
        engine.setJdbcUrl(database.url(name));
        engine.setJdbcUsername("postgres");
        engine.setJdbcPassword("");
        engine.setDatabaseSchemaUpdate("false");
        engine.setJobExecutorActivate(false);
        engine.setMetricsEnabled(false);
        engine.setJobExecutorAcquireByDueDate(asBaton);
        engine.setEnsureJobDueDateNotNull(asBaton);
        engine.buildProcessEngine();
        return engine.getCommandExecutorTxRequired();
    }

    private static void measure(String title, String settings, String indexes, CommandExecutor engine, int limit) {
        for (int i = 0; i < WARM_UP; i++) {
            nanos(engine, limit);
        }
        var nanos = new long[RUNS];
        Arrays.setAll(nanos, run -> nanos(engine, limit));
        Arrays.sort(nanos);
        System.out.printf(
                "%-24s | %-16s | %-22s | %9.2f | %9.2f%n",
                title, settings, indexes, nanos[RUNS / 2] / 1e6, nanos[RUNS * 99 / 100] / 1e6);
    }

    private static long nanos(CommandExecutor engine, int limit) {
        var start = System.nanoTime();
        engine.execute(context -> context.getJobManager().findNextJobsToExecute(new Page(0, limit)));
        return System.nanoTime() - start;
    }
}
