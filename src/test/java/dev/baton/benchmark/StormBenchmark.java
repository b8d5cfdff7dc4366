package dev.baton.benchmark;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Many cases become inactive at one instant, and each is escalated: how long after that instant it was committed, as PostgreSQL
 * remembers it, and what reports feel of it. The JVM has just started and has taken nothing but the reports before the storm.
 *
 * <pre>
 * ./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -Dbaton.benchmark.timers=2000 -cp target/test-classes:target/classes:$(cat target/classpath) dev.baton.benchmark.StormBenchmark
 * </pre>
 */
final class StormBenchmark {

    private static final int ORIGINALS = 50;
    private static final int TIMERS = Integer.getInteger("baton.benchmark.timers", 2_000);
    private static final int BEFORE = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    /** Of cases that were there before the storm: when what a row says was committed. */
    private static final String LATENESS = """
            select extract(epoch from min(pg_xact_commit_timestamp(e.xmin)) - d.due) * 1000 as late
            from %s e join due d using (case_number) where %s group by e.case_number, d.due
            """;

    private static final String RECORDED = LATENESS.formatted("sla_event", "what = 'passed' and name = 'inactivity'");
    private static final String ESCALATED = LATENESS.formatted("audit_entry", "kind = 'EscalationRequested'");

    private final Server server;
    private final JdbcClient jdbc;

    private StormBenchmark(Server server) {
        this.server = server;
        this.jdbc = server.in("baton");
    }

    public static void main(String[] arguments) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        try (var server = new Server()) {
            server.create("baton");
            var benchmark = new StormBenchmark(server);
            benchmark.makeCases();
            benchmark.run();
        }
        System.exit(0);
    }

    private void makeCases() {
        try (var baton = Peer.baton(server, "baton")) {
            var one = WholeCase.ordinary(baton.desk());
            WholeCase.inParallel(4, ORIGINALS, i -> one.report());
        }
        new Copies(server, "baton").grow(TIMERS);
    }

    private void run() {
        try (var baton = Peer.baton(server, "baton")) {
            var one = WholeCase.ordinary(baton.desk());
            var before = new Durations();
            IntStream.range(0, BEFORE).forEach(i -> before.time(one::report));
            var meanwhile = new Durations();
            var cost = Cost.of(server, baton, () -> {
                becomeDue();
                reportUntilOver(one, meanwhile);
            });
            report(before, meanwhile, cost);
        }
    }

    /** All inactivity clocks of the cases reach their deadline in three seconds, and their timers stand there. */
    private void becomeDue() {
        jdbc.sql("""
                create table due as select case_number, now() + interval '3 seconds' as due from sla_clock
                where name = 'inactivity' and anchor is not null and met_at is null order by case_number desc limit ?
                """).param(TIMERS).update();
        jdbc.sql("""
                update sla_clock c set calendar = '24x7', rungs = 'PT0S', anchor = d.due - make_interval(secs => c.budget),
                  due = d.due, next_at = d.due, pauses = '{}', revision = revision + 1
                from due d where d.case_number = c.case_number and c.name = 'inactivity'
                """).update();
        jdbc.sql("""
                update act_ru_job j set duedate_ = d.due at time zone 'UTC', rev_ = j.rev_ + 1
                from act_ru_execution p join due d on d.case_number = p.business_key_
                where p.id_ = j.process_instance_id_ and j.handler_cfg_ = 'event_inactive'
                """).update();
    }

    private void reportUntilOver(WholeCase one, Durations meanwhile) {
        var over = new AtomicBoolean();
        var client = new Thread(() -> {
            while (!over.get()) {
                meanwhile.time(one::report);
            }
        });
        client.start();
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> lateness(RECORDED).size() >= TIMERS
                            && lateness(ESCALATED).size() >= TIMERS);
        } finally {
            over.set(true);
        }
    }

    private void report(Durations before, Durations meanwhile, Cost cost) {
        var recorded = lateness(RECORDED);
        var escalated = lateness(ESCALATED);
        System.out.printf("%d timers due at once, load %s%n", TIMERS, Server.load());
        System.out.printf("recorded: %s%nescalated: %s%n", recorded, escalated);
        System.out.printf("%.1f timers/s; failed attempts %d%n", TIMERS * 1000 / escalated.percentile(100), failures());
        System.out.printf("reports before: %s%nmeanwhile: %s%n", before, meanwhile);
        System.out.printf("all together, reports included: %s%n", cost);
    }

    private Durations lateness(String sql) {
        var lateness = new Durations();
        jdbc.sql(sql).query(Double.class).list().forEach(lateness::add);
        return lateness;
    }

    private int failures() {
        return jdbc.sql("select count(*) from act_hi_job_log where job_state_ = 1")
                .query(Integer.class)
                .single();
    }
}
