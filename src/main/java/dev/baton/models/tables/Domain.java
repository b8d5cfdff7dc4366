package dev.baton.models.tables;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values that can come to one column, as few as tell its cells apart: what its cells name, what lies between and beyond
 * those numbers, anything else, and nothing.
 */
final class Domain {

    /** Stands for every text that no cell names. */
    static final String ANYTHING_ELSE = "anything else";

    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
    private static final Set<String> NUMBERS = Set.of("integer", "long", "double", "number");

    private static final Set<String> WHOLE = Set.of("integer", "long");

    private Domain() {}

    /** @param cells of the column, as they are written */
    static List<@Nullable Object> of(String expression, String type, List<String> cells) {
        var known = Vocabulary.of(expression);
        if (known != null) {
            return known.withNothing() ? withNothing(new ArrayList<>(known.values())) : new ArrayList<>(known.values());
        }
        if (type.equals("boolean")) {
            return isComparison(expression)
                    ? new ArrayList<>(List.of(true, false))
                    : withNothing(new ArrayList<>(List.of(true, false)));
        }
        if (NUMBERS.contains(type) || isNumeric(cells)) {
            var whole = WHOLE.contains(type) || Vocabulary.isWhole(expression);
            return numbers(expression, cells, whole);
        }
        return texts(expression, cells);
    }

    private static boolean isComparison(String expression) {
        return expression.matches(".*[=<>].*");
    }

    private static boolean isNumeric(List<String> cells) {
        var written = String.join(" ", cells);
        return !written.contains("\"") && NUMBER.matcher(written).find();
    }

    private static List<@Nullable Object> texts(String expression, List<String> cells) {
        var values = new LinkedHashSet<@Nullable Object>();
        var texts = TEXT.matcher(String.join(" ", cells));
        while (texts.find()) {
            values.add(texts.group(1));
        }
        if (!Vocabulary.isFromTheTable(expression)) {
            values.add(ANYTHING_ELSE);
        }
        return Vocabulary.isAlwaysThere(expression) ? new ArrayList<>(values) : withNothing(new ArrayList<>(values));
    }

    private static List<@Nullable Object> numbers(String expression, List<String> cells, boolean whole) {
        var named = new TreeSet<Double>();
        var numbers = NUMBER.matcher(String.join(" ", cells));
        while (numbers.find()) {
            named.add(Double.valueOf(numbers.group()));
        }
        var values = between(named, whole);
        if (Vocabulary.isNeverNegative(expression)) {
            values.removeIf(value -> value < 0);
        }
        var all = new ArrayList<@Nullable Object>(values);
        return Vocabulary.isAlwaysThere(expression) ? all : withNothing(all);
    }

    /** The numbers, and one between each two, before the first and after the last. */
    private static TreeSet<Double> between(TreeSet<Double> named, boolean whole) {
        var values = new TreeSet<>(named);
        Double before = null;
        for (var each : named) {
            var middle = before == null ? each - 1 : (before + each) / 2;
            values.add(whole ? Math.floor(middle) : middle);
            before = each;
        }
        values.add(before == null ? 0 : before + 1);
        return values;
    }

    private static List<@Nullable Object> withNothing(List<@Nullable Object> values) {
        values.add(null);
        return values;
    }

    /** The texts a cell names. */
    static List<String> named(String cell) {
        var texts = TEXT.matcher(cell);
        var named = new ArrayList<String>();
        while (texts.find()) {
            named.add(texts.group(1));
        }
        return named;
    }

    static String written(@Nullable Object value) {
        if (value == null) {
            return "empty";
        }
        return value instanceof Double number && number == Math.rint(number)
                ? String.valueOf(number.longValue())
                : String.valueOf(value);
    }
}
