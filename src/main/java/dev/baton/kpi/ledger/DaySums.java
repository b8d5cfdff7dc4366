package dev.baton.kpi.ledger;

import dev.baton.kpi.Kpi;
import dev.baton.kpi.Kpis;
import dev.baton.kpi.facts.Fact;
import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What facts add up to by day, changed by what came and what went. */
@Component
public class DaySums {

    /** Of every fact, whatever is known of it. */
    public static final String ALL = "*";

    /** Between one bucket and the next: two values of one bucket differ by no more than 2 %. */
    private static final double BASE = 1.02;

    private final JdbcClient jdbc;
    private final Set<String> spread;

    DaySums(JdbcClient jdbc, Kpis kpis) {
        this.jdbc = jdbc;
        this.spread = kpis.all().stream()
                .filter(kpi -> kpi.aggregate() == Kpi.Aggregate.MEAN)
                .map(kpi -> kpi.facts() + " " + kpi.figure())
                .collect(Collectors.toSet());
    }

    private record Key(String facts, String figure, LocalDate day, String of, int bucket) implements Comparable<Key> {

        private static final int NONE = Integer.MIN_VALUE;

        @Override
        public int compareTo(Key other) {
            return order().compareTo(other.order());
        }

        private String order() {
            return facts + " " + figure + " " + day + " " + of + " " + bucket;
        }
    }

    /** Of a value of 0 or more. */
    public static int bucket(long value) {
        return value <= 0 ? -1 : (int) Math.floor(Math.log(value) / Math.log(BASE));
    }

    /** The middle of a bucket; values are whole numbers. */
    public static double value(int bucket) {
        var middle = bucket < 0 ? 0 : Math.pow(BASE, bucket + 0.5);
        return middle < 100 ? Math.rint(middle) : middle;
    }

    /** The figures whose median is asked for, each after its facts. */
    String[] spread() {
        return spread.toArray(String[]::new);
    }

    /** At most two SQL statements, always in the same order of rows. */
    void change(Collection<Fact> gone, Collection<Fact> come, ZoneId zone) {
        var sums = new TreeMap<Key, long[]>();
        gone.forEach(fact -> add(sums, fact, -1, zone));
        come.forEach(fact -> add(sums, fact, 1, zone));
        sums.values().removeIf(sum -> sum[0] == 0 && sum[1] == 0);
        write(sums, false);
        write(sums, true);
    }

    private void add(TreeMap<Key, long[]> sums, Fact fact, int sign, ZoneId zone) {
        var day = LocalDate.ofInstant(fact.at(), zone);
        count(sums, new Key(fact.facts(), ALL, day, fact.of(), Key.NONE), sign, 0);
        fact.figures().forEach((figure, value) -> {
            count(sums, new Key(fact.facts(), figure, day, fact.of(), Key.NONE), sign, sign * value);
            if (spread.contains(fact.facts() + " " + figure)) {
                count(sums, new Key(fact.facts(), figure, day, fact.of(), bucket(value)), sign, 0);
            }
        });
    }

    private static void count(TreeMap<Key, long[]> sums, Key key, long known, long total) {
        var sum = sums.computeIfAbsent(key, none -> new long[2]);
        sum[0] += known;
        sum[1] += total;
    }

    private void write(TreeMap<Key, long[]> sums, boolean buckets) {
        var keys = sums.keySet().stream()
                .filter(key -> (key.bucket() != Key.NONE) == buckets)
                .toList();
        if (keys.isEmpty()) {
            return;
        }
        jdbc.sql(buckets ? """
                        insert into kpi_bucket as b (facts, figure, day, of_what, bucket, known)
                        select facts, figure, day, of_what, bucket, known
                        from unnest(?::text[], ?::text[], ?::date[], ?::text[], ?::int[], ?::bigint[], ?::bigint[])
                          as u (facts, figure, day, of_what, bucket, known, total)
                        on conflict (facts, figure, day, of_what, bucket) do update set known = b.known + excluded.known
                        """ : """
                        insert into kpi_day as d (facts, figure, day, of_what, known, total)
                        select facts, figure, day, of_what, known, total
                        from unnest(?::text[], ?::text[], ?::date[], ?::text[], ?::int[], ?::bigint[], ?::bigint[])
                          as u (facts, figure, day, of_what, bucket, known, total)
                        on conflict (facts, figure, day, of_what) do update
                          set known = d.known + excluded.known, total = d.total + excluded.total
                        """)
                .params(
                        keys.stream().map(Key::facts).toArray(String[]::new),
                        keys.stream().map(Key::figure).toArray(String[]::new),
                        keys.stream().map(key -> Date.valueOf(key.day())).toArray(Date[]::new),
                        keys.stream().map(Key::of).toArray(String[]::new),
                        keys.stream().map(Key::bucket).toArray(Integer[]::new),
                        keys.stream().map(key -> sums.get(key)[0]).toArray(Long[]::new),
                        keys.stream().map(key -> sums.get(key)[1]).toArray(Long[]::new))
                .update();
    }
}
