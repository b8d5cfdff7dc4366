package dev.baton.history.tables;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often instances came by an element, and how long that took. Times are the median and the ninth tenth (p90), null where
 * there are none.
 *
 * @param passes how often it was entered
 * @param instances in how many
 * @param open how many are in it now
 * @param again in how many it was entered more than once
 * @param repeats how often it was entered besides the first time, all together
 * @param took from entering to leaving
 * @param waited a task until somebody had it, a catching event until it came, a job until it was done
 * @param worked a task from then until it was done
 */
public record Passes(
        String element,
        String name,
        String type,
        long passes,
        long instances,
        long open,
        long again,
        long repeats,
        Times took,
        Times waited,
        Times worked) {

    public record Times(@Nullable Duration median, @Nullable Duration p90) {}
}
