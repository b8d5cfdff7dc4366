package dev.baton.history;

import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** How long something took, in the two largest units, written alike in all languages: "2 d 3 h", "4 min", "0 s". */
public final class TimeSpan {

    private static final int UNITS = 2;

    private TimeSpan() {}

    public static String told(@Nullable Duration span) {
        if (span == null) {
            return "–";
        }
        var parts = new ArrayList<String>();
        add(parts, span.toDays(), "d");
        add(parts, span.toHoursPart(), "h");
        add(parts, span.toMinutesPart(), "min");
        add(parts, span.toSecondsPart(), "s");
        return parts.isEmpty() ? "0 s" : String.join(" ", parts.subList(0, Math.min(UNITS, parts.size())));
    }

    /** What is zero is left away. */
    private static void add(ArrayList<String> parts, long amount, String unit) {
        if (amount > 0) {
            parts.add(amount + " " + unit);
        }
    }
}
