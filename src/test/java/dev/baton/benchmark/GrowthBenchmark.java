package dev.baton.benchmark;

import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * What a report costs, and what a node costs that has nothing to do, by how many cases are open.
 *
 * <pre>
 * ./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/test-classes:target/classes:$(cat target/classpath) dev.baton.benchmark.GrowthBenchmark
 * </pre>
 */
final class GrowthBenchmark {

    private static final int ORIGINALS = 100;
    private static final int REPORTS = 100;
    private static final int IDLE_SECONDS = 90;

    private final Server server;
    private final Peer baton;
    private final WholeCase one;

    private GrowthBenchmark(Server server, Peer baton) {
        this.server = server;
        this.baton = baton;
        this.one = WholeCase.ordinary(baton.desk());
    }

    public static void main(String[] arguments) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        try (var server = new Server()) {
            server.create("baton");
            try (var baton = Peer.baton(server, "baton")) {
                new GrowthBenchmark(server, baton).run();
            }
        }
        System.exit(0);
    }

    private void run() throws InterruptedException {
        idle(0);
        WholeCase.inParallel(4, ORIGINALS, i -> one.report());
        var copies = new Copies(server, "baton");
        for (var open : List.of(100, 2_000, 20_000)) {
            copies.grow(open);
            idle(open);
            intake(open);
        }
    }

    private void intake(int open) {
        var durations = new Durations();
        var cost = Cost.of(server, baton, () -> IntStream.range(0, REPORTS).forEach(i -> durations.time(one::report)))
                .each(REPORTS);
        System.out.printf("%d open, load %s: report %s; each %s%n", open, Server.load(), durations, cost);
    }

    /** This waits because time is what is measured. */
    private void idle(int open) throws InterruptedException {
        TimeUnit.SECONDS.sleep(20);
        var cost = Cost.of(server, baton, () -> {
            try {
                TimeUnit.SECONDS.sleep(IDLE_SECONDS);
            } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
            }
        });
        System.out.printf(
                "%d open, load %s, idle: %.0f statements/min, JVM %.1f %%, PostgreSQL %.1f %% of a core%n",
                open,
                Server.load(),
                cost.statements() * 60 / cost.seconds(),
                cost.jvm() * 100 / cost.seconds(),
                cost.database() * 100 / cost.seconds());
    }
}
