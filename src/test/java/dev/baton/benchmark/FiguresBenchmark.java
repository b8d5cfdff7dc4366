package dev.baton.benchmark;

import dev.baton.Baton;
import dev.baton.kpi.Figures;
import dev.baton.kpi.Kpis;
import dev.baton.kpi.Question;
import dev.baton.kpi.ledger.Recounts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All figures of the last thirty days against one sequential scan of the cases' table, with a million closed cases of a year; in the same run, in
 * turns.
 *
 * <pre>
 * ./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/test-classes:target/classes:$(cat target/classpath) dev.baton.benchmark.FiguresBenchmark [cases]
 * </pre>
 */
final class FiguresBenchmark {

    private static final int ROUNDS = 15;

    private static final String CASES = """
            insert into support_case (number, source, external_id, account, subject, description, category, priority, status, team,
              own_team, accountable, own_accountable, reported_at, resolved_at, closed_at)
            select case_number(n), 'benchmark', n::text, 'benchmark', 'The export stops ' || n, repeat('It stops half-way, every time. ', 12),
              'technical', 'P' || 1 + n % 4, 'CLOSED', 'support-agent', 'support-agent', 'mara', 'mara',
              now() - interval '365 days' * n / :cases, now() - interval '365 days' * n / :cases + interval '1 day',
              now() - interval '365 days' * n / :cases + interval '2 days'
            from generate_series(1, :cases) n
            """;

    private static final String FACTS = """
            insert into kpi_fact (case_number, facts, nth, of_what, at, figures, team, account, priority)
            select c.number, fact.facts, fact.nth, fact.of_what, least(c.reported_at + fact.after, now()), fact.figures, 'support-agent', c.account, c.priority
            from support_case c, (values
              ('opened', 0, '', interval '0', '{"cases": 1, "escalated": 0, "functional": 0, "hierarchical": 0, "level": 0}'::jsonb),
              ('reply', 0, 'first', interval '30 minutes', '{"seconds": 1800}'),
              ('clock', 0, 'firstReply', interval '30 minutes', '{"met": 1, "nearMiss": 0, "late": 0}'),
              ('clock', 1, 'resolution', interval '1 day', '{"met": 1, "nearMiss": 0, "late": 0}'),
              ('promise', 0, 'next update', interval '5 hours', '{"kept": 1}'),
              ('resolved', 0, '', interval '1 day', '{"cases": 1, "reopened": 0, "handOvers": 0, "levelOne": 1, "specialists": 0, "seconds": 86400, "counted": 28800, "firstContact": 1}'),
              ('flow', 0, '', interval '0', '{"open": 1, "since": 0}'),
              ('flow', 1, '', interval '1 day', '{"open": -1, "since": 0}'),
              ('closed', 0, '', interval '2 days', '{"cases": 1, "handOvers": 0, "closedBefore": 0}')
            ) as fact (facts, nth, of_what, after, figures)
            """;

    private final JdbcClient jdbc;
    private final ApplicationContext baton;

    private FiguresBenchmark(ApplicationContext baton) {
        this.baton = baton;
        this.jdbc = baton.getBean(JdbcClient.class);
    }

    public static void main(String[] arguments) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        var cases = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        try (var server = new Server()) {
            server.create("baton");
            try (var baton = SpringApplication.run(
                    Baton.class,
                    "--spring.datasource.url=" + server.url("baton"),
                    "--baton.admin.password=" + Peer.PASSWORD,
                    "--camunda.bpm.job-execution.enabled=false",
                    "--server.port=0")) {
                new FiguresBenchmark(baton).run(cases);
            }
        }
        System.exit(0);
    }

    private void run(int cases) {
        jdbc.sql("insert into account (id, name, complete) values ('benchmark', 'Benchmark', true)")
                .update();
        jdbc.sql("alter table support_case disable trigger user").update();
        jdbc.sql(CASES).param("cases", cases).update();
        jdbc.sql(FACTS).update();
        var begun = System.nanoTime();
        jdbc.sql("insert into kpi_recount (asked_at, of_all, after_case) values (now(), 0, 'Z')")
                .update();
        baton.getBean(Recounts.class).finish();
        System.out.printf("%d facts added up by day in %s%n", cases * 9L, Duration.ofNanos(System.nanoTime() - begun));
        jdbc.sql("analyze").update();
        var scans = new double[ROUNDS];
        var tiles = new double[ROUNDS];
        for (int round = -3; round < ROUNDS; round++) {
            var scan = milliseconds(this::scan);
            var tile = milliseconds(this::tiles);
            if (round >= 0) {
                scans[round] = scan;
                tiles[round] = tile;
            }
        }
        Arrays.sort(scans);
        Arrays.sort(tiles);
        System.out.printf(
                "load %s; sequential scan of %d cases: median %.0f ms; all %d figures of 30 days: median %.0f ms, largest %.0f ms; ratio %.2f%n",
                Server.load(),
                cases,
                scans[ROUNDS / 2],
                baton.getBean(Kpis.class).all().size(),
                tiles[ROUNDS / 2],
                tiles[ROUNDS - 1],
                tiles[ROUNDS / 2] / scans[ROUNDS / 2]);
    }

    private void scan() {
        jdbc.sql(
                        "select count(*) from support_case where length(description) > 1 and reported_at > now() - interval '30 days'")
                .query(Long.class)
                .single();
    }

    private void tiles() {
        var end = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        var lately = Question.of(end.minus(30, ChronoUnit.DAYS), end, ZoneOffset.UTC);
        var figures = baton.getBean(Figures.class);
        baton.getBean(Kpis.class).all().forEach(kpi -> figures.of(kpi, lately));
    }

    private static double milliseconds(Runnable work) {
        var begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e6;
    }
}
