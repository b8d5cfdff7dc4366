package dev.baton.benchmark;

import dev.baton.HttpDesk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The list of cases over HTTP at a thousand, ten thousand and a hundred thousand open ones: its first page, a page far down, filters and
 * search, for who may read all, many and few. Beside it a keyset query for the same page written by hand, without asking who may read
 * what, in the same run. The open cases are copies of a hundred that were reported; their places are spread.
 *
 * <pre>
 * ./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/test-classes:target/classes:$(cat target/classpath) dev.baton.benchmark.BoardBenchmark
 * </pre>
 */
final class BoardBenchmark {

    private static final int ORIGINALS = 100;
    private static final int WARM = 30;
    private static final int TIMES = 100;
    private static final List<String> WORDS = List.of(
            "export", "login", "invoice", "timeout", "printer", "Müller", "password", "report", "sync", "upload");

    /** By what it is called: who asks what, and the condition of the query written by hand. */
    private static final Map<String, List<String>> ASKED = new LinkedHashMap<>();

    static {
        ASKED.put("first page, a manager", List.of("mara", "?status=open,resolved", "true"));
        ASKED.put("first page, an agent", List.of("sam", "?status=open,resolved", "c.team = 'support-agent'"));
        ASKED.put("first page, who reads 1 %", List.of("eli", "?status=open,resolved", "c.team = 'engineering'"));
        ASKED.put("page far down", List.of("mara", "?status=open,resolved&after=", "true"));
        ASKED.put(
                "filter",
                List.of(
                        "sam",
                        "?status=open&priority=P2&responsible=none",
                        "c.priority = 'P2' and c.responsible is null and c.status = 'OPEN'"));
        ASKED.put(
                "filter, 1 %",
                List.of("mara", "?status=open&team=engineering", "c.team = 'engineering' and c.status = 'OPEN'"));
        ASKED.put(
                "search, 1 %",
                List.of("sam", "?status=open,resolved&q=zebra", "w.words @@ to_tsquery('simple', 'zebra:*')"));
        ASKED.put(
                "search, 10 %",
                List.of("sam", "?status=open,resolved&q=export", "w.words @@ to_tsquery('simple', 'export:*')"));
        ASKED.put(
                "search, typo",
                List.of("sam", "?status=open,resolved&q=zeebra", "w.words @@ to_tsquery('simple', 'zebra:*')"));
        ASKED.put("search, number", List.of("sam", "?q=C-000042", "c.number = 'C-000042'"));
    }

    private static final String BY_HAND = """
            select l.*, a.name, n.name, n.due, m.due, s.at
            from (select p.place, c.number, c.subject, c.status, c.priority, c.team, c.accountable, c.responsible, c.account,
                c.escalated, c.reported_at
              from case_place p join support_case c on c.number = p.case_number %s
              where not p.closed and %s and (p.place, p.case_number) > (%d, '') order by p.place, p.case_number limit 51) l
            join account a on a.id = l.account
            left join lateral (select name, due from sla_clock where case_number = l.number and anchor is not null
              and met_at is null and due is not null order by due limit 1) n on true
            left join lateral (select min(due) as due from promise where case_number = l.number and ended_at is null) m on true
            left join lateral (select max(happened_at) as at from interaction where case_number = l.number) s on true
            order by l.place, l.number
            """;

    private final Server server;
    private final Peer baton;
    private final HttpDesk desk;

    private BoardBenchmark(Server server, Peer baton) {
        this.server = server;
        this.baton = baton;
        this.desk = baton.desk();
    }

    public static void main(String[] arguments) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        try (var server = new Server()) {
            server.create("baton");
            try (var baton = Peer.baton(server, "baton")) {
                new BoardBenchmark(server, baton).run();
            }
        }
        System.exit(0);
    }

    private void run() {
        WholeCase.ordinary(desk);
        WholeCase.inParallel(2, ORIGINALS, this::report);
        server.in("baton")
                .sql(
                        "update support_case set team = 'engineering', own_team = 'engineering' where subject like 'zebra%'")
                .update();
        var copies = new Copies(server, "baton");
        System.out.println(
                "| Open | Asked | p50 | p99 | statements | in PostgreSQL | by hand p50 | p99 | in PostgreSQL |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (var open : List.of(1_000, 10_000, 100_000)) {
            copies.grow(open);
            server.in("baton").sql("""
                    update case_place set place = micros(now()) + mod(abs(hashtext(case_number)), 600000)::bigint * 1000000
                    where not closed
                    """).update();
            server.in("baton").sql("vacuum analyze").update();
            ASKED.forEach((what, asked) -> measure(open, what, asked));
        }
        System.out.println("load " + Server.load());
    }

    private void report(int nth) {
        desk.post(
                "sam",
                "/api/cases",
                Map.of(
                        "source",
                        "benchmark",
                        "externalId",
                        UUID.randomUUID().toString(),
                        "account",
                        "bench",
                        "subject",
                        (nth == 0 ? "zebra " : "") + WORDS.get(nth % WORDS.size()) + " fails since monday",
                        "description",
                        "It stops half-way, every time, case " + nth + " of the customer.",
                        "category",
                        "technical",
                        "impact",
                        List.of("low", "medium", "high").get(nth % 3),
                        "urgency",
                        "medium"));
    }

    private void measure(int open, String what, List<String> asked) {
        var path = "/api/cases" + asked.get(1) + (asked.get(1).endsWith("after=") ? farDown() : "");
        var ours = new Durations();
        IntStream.range(0, WARM).forEach(i -> desk.get(asked.get(0), path));
        var cost = Cost.of(
                        server,
                        baton,
                        () -> IntStream.range(0, TIMES).forEach(i -> ours.time(() -> desk.get(asked.get(0), path))))
                .each(TIMES);
        var connection = new SingleConnectionDataSource(server.url("baton"), true);
        var hand = JdbcClient.create(connection);
        var sql = BY_HAND.formatted(
                asked.get(2).startsWith("w.") ? "join case_words w on w.case_number = c.number" : "",
                asked.get(2),
                asked.get(1).endsWith("after=") ? middle() : Long.MIN_VALUE);
        var theirs = new Durations();
        IntStream.range(0, WARM).forEach(i -> hand.sql(sql).query().listOfRows());
        var limit = Cost.of(
                        server,
                        baton,
                        () -> IntStream.range(0, TIMES)
                                .forEach(i ->
                                        theirs.time(() -> hand.sql(sql).query().listOfRows())))
                .each(TIMES);
        connection.destroy();
        System.out.printf(
                "| %,d | %s | %.1f ms | %.1f ms | %d | %.1f ms | %.1f ms | %.1f ms | %.1f ms |%n",
                open,
                what,
                ours.percentile(50),
                ours.percentile(99),
                cost.statements(),
                cost.execution() * 1000,
                theirs.percentile(50),
                theirs.percentile(99),
                limit.execution() * 1000);
    }

    private long middle() {
        return server.in("baton")
                .sql("select percentile_disc(0.5) within group (order by place) from case_place where not closed")
                .query(Long.class)
                .single();
    }

    /** A cursor as the list gives it: of the case in the middle. */
    private String farDown() {
        var text = "0 0 %d C-000000".formatted(middle());
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes());
    }
}
