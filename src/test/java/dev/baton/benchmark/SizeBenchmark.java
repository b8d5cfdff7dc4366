package dev.baton.benchmark;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TimeZone;

/**
 * What a closed case keeps in the database, by table with its indexes, after {@code vacuum full}.
 *
 * <pre>
 * ./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/test-classes:target/classes:$(cat target/classpath) dev.baton.benchmark.SizeBenchmark
 * </pre>
 */
final class SizeBenchmark {

    private static final int CASES = 300;

    private SizeBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        try (var server = new Server()) {
            for (var side : java.util.List.of("baton", "stock")) {
                server.create(side);
                try (var peer = side.equals("baton") ? Peer.baton(server, side) : Peer.stock(server, side)) {
                    var one = side.equals("baton") ? WholeCase.baton(peer.desk()) : new WholeCase.Stock(peer.desk());
                    one.run();
                    var before = sizes(server, side);
                    WholeCase.inParallel(4, CASES, i -> one.run());
                    report(side, before, sizes(server, side));
                }
            }
        }
        System.exit(0);
    }

    private static void report(String side, Map<String, Long> before, Map<String, Long> after) {
        var kept = new LinkedHashMap<String, Double>();
        after.forEach((table, bytes) -> kept.put(table, (bytes - before.getOrDefault(table, 0L)) / 1024.0 / CASES));
        var all = kept.values().stream().mapToDouble(Double::doubleValue).sum();
        System.out.printf("%s keeps %.1f KiB a case:%n", side, all);
        kept.entrySet().stream()
                .filter(table -> table.getValue() >= 0.05)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(table -> System.out.printf("| `%s` | %.1f |%n", table.getKey(), table.getValue()));
    }

    /** Whoever works on a table is waited for no longer than they might be waiting for us. */
    private static void vacuum(String url) {
        while (true) {
            try (var connection = DriverManager.getConnection(url);
                    var statement = connection.createStatement()) {
                statement.execute("set lock_timeout = '500ms'");
                statement.execute("vacuum full");
                return;
            } catch (SQLException busy) {
                System.err.println(busy.getMessage());
            }
        }
    }

    private static Map<String, Long> sizes(Server server, String database) {
        var jdbc = server.in(database);
        vacuum(server.url(database));
        var sizes = new LinkedHashMap<String, Long>();
        jdbc.sql("""
                select relname, pg_total_relation_size(oid) as bytes from pg_class
                where relnamespace = 'public'::regnamespace and relkind = 'r'
                """)
                .query((row, number) -> sizes.put(row.getString("relname"), row.getLong("bytes")))
                .list();
        return sizes;
    }
}
