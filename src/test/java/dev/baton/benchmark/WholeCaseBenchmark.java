package dev.baton.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;

/**
 * What a whole case costs, Baton's against a stock starter's with the same models, in turn on one PostgreSQL.
 *
 * <pre>
 * ./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/test-classes:target/classes:$(cat target/classpath) dev.baton.benchmark.WholeCaseBenchmark
 * </pre>
 *
 * {@code -Dbaton.benchmark.cases=50} is how many cases a round has.
 */
final class WholeCaseBenchmark {

    private static final int CLIENTS = 4;
    private static final int WARM_UP = 150;
    private static final int ROUNDS = 3;
    private static final int COUNTED = 10;
    private static final int CASES = Integer.getInteger("baton.benchmark.cases", 50);

    private final Server server;

    private WholeCaseBenchmark(Server server) {
        this.server = server;
    }

    public static void main(String[] arguments) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        try (var server = new Server()) {
            server.create("baton");
            server.create("stock");
            try (var baton = Peer.baton(server, "baton");
                    var stock = Peer.stock(server, "stock")) {
                var sides = new LinkedHashMap<Peer, WholeCase>();
                sides.put(baton, WholeCase.baton(baton.desk()));
                sides.put(stock, new WholeCase.Stock(stock.desk()));
                new WholeCaseBenchmark(server).run(sides);
            }
        }
        System.exit(0);
    }

    private void run(Map<Peer, WholeCase> sides) {
        sides.forEach((peer, one) -> WholeCase.inParallel(CLIENTS, WARM_UP, i -> one.run()));
        var costs = new LinkedHashMap<String, List<Cost>>();
        for (int round = 0; round < ROUNDS; round++) {
            sides.forEach((peer, one) -> {
                var cost = Cost.of(server, peer, () -> WholeCase.inParallel(CLIENTS, CASES, i -> one.run()))
                        .each(CASES);
                costs.computeIfAbsent(peer.database(), side -> new ArrayList<>())
                        .add(cost);
                System.out.printf(
                        "%s (load %s): %.2f cases/s, each %s%n",
                        peer.database(), Server.load(), 1 / cost.seconds(), cost);
            });
        }
        costs.forEach((side, rounds) -> System.out.printf("median %s: %s%n", side, median(rounds)));
        sides.forEach(this::stepByStep);
    }

    private void stepByStep(Peer peer, WholeCase one) {
        var numbers = new ArrayList<String>();
        System.out.printf("%s, one client, report: %s%n", peer.database(), each(peer, i -> numbers.add(one.report())));
        for (var step : WholeCase.STEPS.subList(1, WholeCase.STEPS.size())) {
            System.out.printf(
                    "%s, one client, %s: %s%n", peer.database(), step, each(peer, i -> one.step(step, numbers.get(i))));
        }
    }

    private Cost each(Peer peer, java.util.function.IntConsumer work) {
        return Cost.of(
                        server,
                        peer,
                        () -> java.util.stream.IntStream.range(0, COUNTED).forEach(work))
                .each(COUNTED);
    }

    private static Cost median(List<Cost> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparing(Cost::seconds))
                .toList()
                .get(rounds.size() / 2);
    }
}
