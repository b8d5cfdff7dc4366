package dev.baton.models.tables;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which combinations of values a table answers, and how often. A row is a box: for each column the values its cell accepts. The
 * combinations are as many as the values of the columns multiplied; a table with more than {@link #MOST} is not analysed.
 */
final class Coverage {

    static final int MOST = 500_000;

    private static final int SHOWN = 3;

    private final List<String> columns;
    private final List<List<@Nullable Object>> values;
    private final List<String> rows;
    /** Of a row and a column, the values it accepts. */
    private final BitSet[][] accepts;

    Coverage(List<String> columns, List<List<@Nullable Object>> values, List<String> rows, BitSet[][] accepts) {
        this.columns = columns;
        this.values = values;
        this.rows = rows;
        this.accepts = accepts;
    }

    long size() {
        return values.stream().mapToLong(List::size).reduce(1, Math::multiplyExact);
    }

    boolean isTooLarge() {
        try {
            return size() > MOST;
        } catch (ArithmeticException endless) {
            return true;
        }
    }

    /** The smallest examples of what no row answers, such as "priority P2, clock resolution". */
    List<String> gaps() {
        var told = new ArrayList<Map<Integer, Integer>>();
        forEach(point -> {
            if (told.size() < SHOWN && rowsOf(point).isEmpty() && told.stream().noneMatch(gap -> holds(gap, point))) {
                told.add(smallest(point));
            }
        });
        return told.stream().map(this::written).toList();
    }

    /** Pairs of rows that both answer the same, each with an example. */
    List<String> overlaps() {
        var pairs = new HashSet<Set<Integer>>();
        var told = new ArrayList<String>();
        forEach(point -> {
            var both = rowsOf(point);
            if (told.size() < SHOWN && both.size() > 1 && pairs.add(Set.copyOf(both.subList(0, 2)))) {
                told.add("rows %s and %s both answer %s"
                        .formatted(rows.get(both.get(0)), rows.get(both.get(1)), written(all(point))));
            }
        });
        return told;
    }

    private interface Visitor {
        void visit(int[] point);
    }

    private void forEach(Visitor visitor) {
        var point = new int[columns.size()];
        while (true) {
            visitor.visit(point);
            int column = columns.size() - 1;
            while (column >= 0 && ++point[column] == values.get(column).size()) {
                point[column--] = 0;
            }
            if (column < 0) {
                return;
            }
        }
    }

    private List<Integer> rowsOf(int[] point) {
        var matching = new ArrayList<Integer>();
        for (int row = 0; row < rows.size(); row++) {
            if (accepts(row, point)) {
                matching.add(row);
            }
        }
        return matching;
    }

    private boolean accepts(int row, int[] point) {
        for (int column = 0; column < point.length; column++) {
            if (!accepts[row][column].get(point[column])) {
                return false;
            }
        }
        return true;
    }

    /** Without the columns that make no difference: whatever stands there, no row answers. */
    private Map<Integer, Integer> smallest(int[] point) {
        var left = all(point);
        for (int column = 0; column < point.length; column++) {
            var value = left.remove(column);
            if (!isGap(left)) {
                left.put(column, value);
            }
        }
        return left;
    }

    private boolean isGap(Map<Integer, Integer> partial) {
        return IntStream.range(0, rows.size())
                .noneMatch(row -> IntStream.range(0, columns.size())
                        .allMatch(column -> partial.containsKey(column)
                                ? accepts[row][column].get(partial.get(column))
                                : !accepts[row][column].isEmpty()));
    }

    private static boolean holds(Map<Integer, Integer> gap, int[] point) {
        return gap.entrySet().stream().allMatch(each -> point[each.getKey()] == each.getValue());
    }

    private static Map<Integer, Integer> all(int[] point) {
        var all = new LinkedHashMap<Integer, Integer>();
        for (int column = 0; column < point.length; column++) {
            all.put(column, point[column]);
        }
        return all;
    }

    private String written(Map<Integer, Integer> partial) {
        var words = new StringJoiner(", ");
        partial.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> words.add("%s %s"
                        .formatted(
                                columns.get(each.getKey()),
                                Domain.written(values.get(each.getKey()).get(each.getValue())))));
        return partial.isEmpty() ? "anything" : words.toString();
    }
}
