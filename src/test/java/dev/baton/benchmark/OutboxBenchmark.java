package dev.baton.benchmark;

import static org.awaitility.Awaitility.await;

import dev.baton.HttpDesk;
import dev.baton.notification.SmtpStub;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Replies over HTTP, and their mails at a server that does nothing with them: how long from asking for the reply to the mail, one at a
 * time; then many while the server is down, and what is lost or doubled when it is back.
 *
 * <pre>
 * ./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -Dbaton.benchmark.messages=10000 -cp target/test-classes:target/classes:$(cat target/classpath) dev.baton.benchmark.OutboxBenchmark
 * </pre>
 */
final class OutboxBenchmark {

    private static final int CASES = 50;
    private static final int WARM = 50;
    private static final int ONE_AT_A_TIME = 300;
    private static final int MESSAGES = Integer.getInteger("baton.benchmark.messages", 10_000);
    private static final int CLIENTS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(40);
    private static final Pattern WORD = Pattern.compile("word-(\\d+)-end");

    private final HttpDesk desk;
    private final JdbcClient jdbc;
    private final List<String> cases;
    private final Map<Integer, Long> arrived = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicInteger> times = new ConcurrentHashMap<>();

    private OutboxBenchmark(HttpDesk desk, JdbcClient jdbc) {
        this.desk = desk;
        this.jdbc = jdbc;
        this.cases = IntStream.range(0, CASES).mapToObj(this::report).toList();
    }

    public static void main(String[] arguments) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        try (var server = new Server();
                var mail = SmtpStub.start()) {
            server.create("baton");
            try (var baton = Peer.baton(
                    server,
                    "baton",
                    "--spring.mail.host=127.0.0.1",
                    "--spring.mail.port=" + mail.port(),
                    "--baton.mail.from=Support <support@example.com>")) {
                new OutboxBenchmark(baton.desk(), server.in("baton")).run(mail);
            }
        }
        System.exit(0);
    }

    private void run(SmtpStub up) throws IOException {
        up.tell(this::hear);
        IntStream.range(0, WARM).forEach(this::replyAndAwait);
        var took = new Durations();
        IntStream.range(WARM, WARM + ONE_AT_A_TIME).forEach(nth -> {
            var asked = System.nanoTime();
            replyAndAwait(nth);
            took.add((arrived.get(nth) - asked) / 1e6);
        });
        System.out.println("from the request to the mail: " + took);

        var port = up.port();
        up.close();
        var first = WARM + ONE_AT_A_TIME;
        var down = System.nanoTime();
        WholeCase.inParallel(CLIENTS, MESSAGES, nth -> reply(first + nth));
        System.out.printf("%,d replies while the server was down: %.0f s%n", MESSAGES, since(down));
        try (var back = SmtpStub.startAt(port)) {
            back.tell(this::hear);
            var isBack = System.nanoTime();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> arrivedAfter(first) == MESSAGES);
            System.out.printf("the last mail %.0f s after it was back%n", since(isBack));
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> waiting() == 0);
        }
        System.out.printf(
                "lost %d, doubled %d, load %s%n",
                MESSAGES - arrivedAfter(first),
                times.values().stream().filter(often -> often.get() > 1).count(),
                Server.load());
    }

    private void hear(String mail) {
        var word = WORD.matcher(mail);
        if (word.find()) {
            var nth = Integer.parseInt(word.group(1));
            arrived.putIfAbsent(nth, System.nanoTime());
            times.computeIfAbsent(nth, new_ -> new AtomicInteger()).incrementAndGet();
        }
    }

    private void replyAndAwait(int nth) {
        reply(nth);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> arrived.containsKey(nth));
    }

    private void reply(int nth) {
        var path = "/api/cases/%s/messages".formatted(cases.get(nth % CASES));
        desk.post("sam", path, Map.of("direction", "outbound", "text", "word-%d-end".formatted(nth)));
    }

    private long arrivedAfter(int first) {
        return arrived.keySet().stream().filter(nth -> nth >= first).count();
    }

    private int waiting() {
        return jdbc.sql("select count(*) from delivery where state = 'WAITING'")
                .query(Integer.class)
                .single();
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private String report(int nth) {
        return desk.post(
                        "sam",
                        "/api/cases",
                        Map.of(
                                "source", "benchmark",
                                "externalId", UUID.randomUUID().toString(),
                                "account", "bench" + nth % 20,
                                "contact", "customer%d@example.com".formatted(nth),
                                "subject", "The export stops",
                                "description", "It stops half-way, case " + nth,
                                "category", "technical",
                                "impact", "medium",
                                "urgency", "medium"))
                .body()
                .get("number")
                .asText();
    }
}
