package dev.baton.history.heat;

import dev.baton.history.tables.Passes;
import java.util.List;

/**
 * An element beside the picture.
 *
 * @param level from 1 to 5: which fifth of the largest value its own lies in; 0 where it has none
 * @param badge its value, to stand on the picture
 */
public record HeatRow(Passes passes, int level, String badge) {

    private static final int LEVELS = 5;

    static List<HeatRow> of(List<Passes> elements, Measure measure) {
        var largest = elements.stream().mapToLong(measure::of).max().orElse(0);
        return elements.stream()
                .map(element -> new HeatRow(element, level(measure.of(element), largest), badge(element, measure)))
                .toList();
    }

    public String mark() {
        return level == 0 ? "" : "heat-" + level;
    }

    private static int level(long value, long largest) {
        return value <= 0 ? 0 : (int) Math.ceil((double) LEVELS * value / largest);
    }

    private static String badge(Passes element, Measure measure) {
        return measure.of(element) == 0 ? "" : measure.told(element);
    }
}
