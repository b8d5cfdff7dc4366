package dev.baton.benchmark;

import dev.baton.HttpDesk;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Choosing somebody of a group of two and of two thousand with fifty thousand open cases, 25 in the hands of each of the two thousand:
 * a case is escalated over HTTP, which chooses whom to ask. Told are the statements and time of the whole request, and what PostgreSQL
 * takes for the statement that reads the candidates.
 *
 * <pre>
 * ./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/test-classes:target/classes:$(cat target/classpath) dev.baton.benchmark.ChoosingBenchmark
 * </pre>
 */
final class ChoosingBenchmark {

    private static final int ORIGINALS = 100;
    private static final int OPEN = 50_000;
    private static final int PEOPLE = 2_000;
    private static final int WARM = 15;
    private static final int TIMES = 40;

    private static final String OF_THE_CHOICE = """
            select coalesce(sum(calls), 0)::bigint as calls, coalesce(sum(total_exec_time), 0) as millis
            from pg_stat_statements where query like 'with recursive away as%'
            """;

    private final Server server;
    private final Peer baton;
    private final HttpDesk desk;
    private final Queue<String> cases = new ArrayDeque<>();

    private ChoosingBenchmark(Server server, Peer baton) {
        this.server = server;
        this.baton = baton;
        this.desk = baton.desk();
    }

    private record Use(long calls, double millis) {}

    public static void main(String[] arguments) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        try (var server = new Server()) {
            server.create("baton");
            try (var baton = Peer.baton(server, "baton")) {
                new ChoosingBenchmark(server, baton).run();
            }
        }
        System.exit(0);
    }

    private void run() {
        WholeCase.ordinary(desk);
        WholeCase.inParallel(2, ORIGINALS, this::report);
        new Copies(server, "baton").grow(OPEN);
        people();
        var jdbc = server.in("baton");
        jdbc.sql("update support_case set responsible = 'p' || (abs(hashtext(number)) % ?) where closed_at is null")
                .param(PEOPLE)
                .update();
        IntStream.range(0, 2 * (WARM + TIMES)).forEach(nth -> cases.add(report(ORIGINALS + nth)));
        System.out.println("| People | Open | p50 | p99 | statements | PostgreSQL, all | the choice |");
        System.out.println("|---|---|---|---|---|---|---|");
        measure(jdbc.sql("select count(*) from act_id_membership where group_id_ = 'engineering'")
                .query(Integer.class)
                .single());
        engineers();
        measure(PEOPLE);
        System.out.println("load " + Server.load());
    }

    /** Of three calendars, with five skills at any level, and room for 20 to 40 cases. */
    private void people() {
        var jdbc = server.in("baton");
        List.of(
                        "insert into act_id_user (id_, rev_, first_) select 'p' || n, 1, 'Person ' || n from generate_series(0, ?) n",
                        """
                        insert into person (id, languages, zone, calendar, capacity)
                        select 'p' || n, case when n % 3 = 0 then array['de', 'en'] else array['en'] end, null,
                          (array['emea', 'amer', 'apac'])[1 + n % 3], 20 + n % 21 from generate_series(0, ?) n
                        """,
                        """
                        insert into person_skill (person, skill, level)
                        select 'p' || n, (array['product', 'platform', 'billing', 'security', 'general'])[1 + n % 5], 1 + n % 3
                        from generate_series(0, ?) n
                        """)
                .forEach(statement -> jdbc.sql(statement).param(PEOPLE - 1).update());
    }

    /** All of them, one in ten of whom is away. */
    private void engineers() {
        var jdbc = server.in("baton");
        List.of(
                        "insert into act_id_membership (user_id_, group_id_) select 'p' || n, 'engineering' from generate_series(0, ?) n",
                        """
                        insert into absence (person, from_at, to_at, substitute)
                        select 'p' || n, now() - interval '1 day', now() + interval '5 days', 'p' || (n + 1)
                        from generate_series(0, ?) n where n % 10 = 0
                        """)
                .forEach(statement -> jdbc.sql(statement).param(PEOPLE - 1).update());
        jdbc.sql("vacuum analyze").update();
    }

    private String report(int nth) {
        return desk.post(
                        "sam",
                        "/api/cases",
                        Map.of(
                                "source",
                                "benchmark",
                                "externalId",
                                UUID.randomUUID().toString(),
                                "account",
                                "bench" + nth % 20,
                                "subject",
                                "The export stops",
                                "description",
                                "It stops half-way, case " + nth,
                                "category",
                                "technical",
                                "impact",
                                "medium",
                                "urgency",
                                "medium"))
                .body()
                .get("number")
                .asText();
    }

    private void measure(int people) {
        IntStream.range(0, WARM).forEach(nth -> escalate());
        var before = choice();
        var took = new Durations();
        var cost = Cost.of(server, baton, () -> IntStream.range(0, TIMES).forEach(nth -> took.time(this::escalate)))
                .each(TIMES);
        var after = choice();
        System.out.printf(
                "| %,d | %,d | %.0f ms | %.0f ms | %d | %.1f ms | %d statement of %.1f ms |%n",
                people,
                OPEN,
                took.percentile(50),
                took.percentile(99),
                cost.statements(),
                cost.execution() * 1000,
                (after.calls() - before.calls()) / TIMES,
                (after.millis() - before.millis()) / (after.calls() - before.calls()));
    }

    private Use choice() {
        return server.in("baton").sql(OF_THE_CHOICE).query(Use.class).single();
    }

    private void escalate() {
        desk.post(
                "sam",
                "/api/cases/%s/escalations".formatted(cases.remove()),
                Map.of("kind", "functional", "reason", "We cannot find it"));
    }
}
