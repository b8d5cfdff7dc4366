package dev.baton.benchmark;

import dev.baton.Baton;
import dev.baton.HttpDesk;
import dev.baton.ReplayPeople;
import dev.baton.sla.sweep.CasesToSweep;
import dev.baton.sla.sweep.Sweeper;
import java.util.List;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a round of the sweep asks of the database, by how many cases are open. Nothing else runs meanwhile.
 *
 * <pre>
 * ./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/test-classes:target/classes:$(cat target/classpath) dev.baton.benchmark.SweepBenchmark
 * </pre>
 */
final class SweepBenchmark {

    private static final int ORIGINALS = 100;
    private static final int ROUNDS = 5;

    private final Server server;
    private final ApplicationContext baton;

    private SweepBenchmark(Server server, ApplicationContext baton) {
        this.server = server;
        this.baton = baton;
    }

    public static void main(String[] arguments) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        try (var server = new Server()) {
            server.create("baton");
            try (var baton = SpringApplication.run(
                    Baton.class,
                    "--spring.datasource.url=" + server.url("baton"),
                    "--baton.admin.password=" + Peer.PASSWORD,
                    "--camunda.bpm.job-execution.enabled=false",
                    "--baton.sla.sweep-every=1d",
                    "--baton.intake.look-every=1d",
                    "--server.port=0")) {
                new SweepBenchmark(server, baton).run();
            }
        }
        System.exit(0);
    }

    private void run() {
        var url = "http://127.0.0.1:" + baton.getEnvironment().getProperty("local.server.port");
        new ReplayPeople(url, "admin:" + Peer.PASSWORD, Peer.PASSWORD).createMissing();
        var one = WholeCase.ordinary(new HttpDesk(url, Peer.PASSWORD));
        WholeCase.inParallel(4, ORIGINALS, i -> one.report());
        var copies = new Copies(server, "baton");
        for (var open : List.of(100, 2_000, 20_000, 100_000)) {
            copies.grow(open);
            sweep();
            for (int round = 0; round < ROUNDS; round++) {
                System.out.printf("%d open, load %s: a round %s%n", open, Server.load(), sweep());
            }
        }
    }

    private Cost sweep() {
        var cases = baton.getBean(CasesToSweep.class);
        var sweeper = baton.getBean(Sweeper.class);
        return Cost.of(server, "baton", () -> {
            baton.getBean(TransactionTemplate.class).executeWithoutResult(begun -> sweeper.sweep(cases.next()));
            sweeper.endAlarms();
        });
    }
}
