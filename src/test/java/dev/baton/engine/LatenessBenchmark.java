package dev.baton.engine;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How late a lone timer fires on an idle node on which 100,000 others wait: with Baton's settings against the stock starter's
 * settings without Baton's indexes, in the same run on the same PostgreSQL. Twelve idle nodes, each on a copy of one database,
 * wait side by side; each has timers far enough apart for its job executor to have gone to sleep for as long as it does. A
 * timer's lateness is what the engine itself recorded in its job log. Takes about a quarter of an hour.
 *
 * <pre>
 * ./mvnw -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=dev.baton.engine.LatenessBenchmark
 * </pre>
 */
class LatenessBenchmark {

    private static final int WAITING = 100_000;
    private static final Duration HORIZON = Duration.ofMinutes(13);
    private static final Random random = new Random(7);

    /** Longer than the stock job executor needs to sleep for its longest: 5 + 10 + 20 + 40 s, then 60 s each. */
    private static final Variant STOCK = new Variant("stock", 8, 4, Duration.ofSeconds(135), Duration.ofSeconds(60));
    /** Likewise for Baton's, which sleeps 1 + 2 + 4 s, then 5 s each. */
    private static final Variant BATON = new Variant("baton", 4, 50, Duration.ofSeconds(12), Duration.ofSeconds(3));

    private final BenchmarkDatabase database;
    private final List<ConfigurableApplicationContext> nodes = new ArrayList<>();

    LatenessBenchmark(BenchmarkDatabase database) {
        this.database = database;
    }

    /** @param rest after a timer, before the next is due at a random instant of the {@code spread} */
    private record Variant(String name, int nodes, int timers, Duration rest, Duration spread) {

        List<String> databases() {
            return IntStream.range(0, nodes).mapToObj(node -> name + node).toList();
        }
    }

    public static void main(String[] arguments) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        try (var database = new BenchmarkDatabase()) {
            var benchmark = new LatenessBenchmark(database);
            database.create("waiting");
            database.fill("waiting", WAITING);
            STOCK.databases().forEach(benchmark::copyAsStock);
            BATON.databases().forEach(name -> database.copy("waiting", name));
            benchmark.run();
        }
    }

    private void run() throws InterruptedException {
        STOCK.databases().forEach(name -> nodes.add(EngineAlone.asStock(database.url(name))));
        BATON.databases().forEach(name -> nodes.add(EngineAlone.asBaton(database.url(name))));
        nodes.forEach(LatenessBenchmark::deploy);
        var start = Instant.now();
        nodes.subList(0, STOCK.nodes()).forEach(node -> startTimers(node, STOCK, start));
        nodes.subList(STOCK.nodes(), nodes.size()).forEach(node -> startTimers(node, BATON, start));
        while (unfinished() > 0 && Instant.now().isBefore(start.plus(HORIZON).plusSeconds(300))) {
            TimeUnit.SECONDS.sleep(5);
        }
        report(STOCK);
        report(BATON);
        nodes.forEach(ConfigurableApplicationContext::close);
    }

    private void copyAsStock(String name) {
        database.copy("waiting", name);
        database.dropAddedIndexes(name);
    }

    private static void deploy(ConfigurableApplicationContext node) {
        var model = Bpmn.createExecutableProcess("lone")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .intermediateCatchEvent()
                .timerWithDate("${execution.getVariable('due')}")
                .endEvent()
                .done();
        node.getBean(RepositoryService.class)
                .createDeployment()
                .addModelInstance("lone.bpmn", model)
                .deploy();
    }

    private static void startTimers(ConfigurableApplicationContext node, Variant variant, Instant start) {
        var due = start;
        for (int i = 0; i < variant.timers(); i++) {
            due = due.plus(variant.rest())
                    .plusMillis(random.nextLong(variant.spread().toMillis()));
            node.getBean(RuntimeService.class).startProcessInstanceByKey("lone", Map.of("due", Date.from(due)));
        }
    }

    private long unfinished() {
        return nodes.stream()
                .mapToLong(node -> node.getBean(RuntimeService.class)
                        .createProcessInstanceQuery()
                        .count())
                .sum();
    }

    private void report(Variant variant) {
        var late = variant.databases().stream()
                .flatMap(name -> lateness(name).stream())
                .sorted()
                .toList();
        System.out.printf(
                "%s: %d timers, lateness p50 %.3f s, p99 %.3f s, max %.3f s%n",
                variant.name(), late.size(), percentile(late, 50), percentile(late, 99), percentile(late, 100));
    }

    private List<Long> lateness(String name) {
        return database.in(name)
                .sql(
                        "select timestamp_, job_duedate_ from act_hi_job_log where job_state_ = 2 and process_def_key_ = 'lone'")
                .query((row, number) -> millisBetween(row.getTimestamp("job_duedate_"), row.getTimestamp("timestamp_")))
                .list();
    }

    private static long millisBetween(Timestamp due, Timestamp fired) {
        return fired.getTime() - due.getTime();
    }

    /** The smallest of the values that is no less than this share of them. */
    private static double percentile(List<Long> sorted, int percent) {
        var rank = (int) Math.ceil(sorted.size() * percent / 100.0);
        return sorted.get(rank - 1) / 1000.0;
    }
}
