package dev.baton.life;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes out of a life that breaks a promise whatever it breaks it without. */
final class Shrinking {

    private final Function<LifePlan, @Nullable Broken> live;
    private int attempts;

    /** @param live lives it; null where every promise was kept */
    Shrinking(Function<LifePlan, @Nullable Broken> live, int attempts) {
        this.live = live;
        this.attempts = attempts;
    }

    Broken shrink(Broken broken) {
        var smallest = broken;
        for (var size = smallest.plan().happenings().size() / 2; size > 0 && attempts > 0; size /= 2) {
            smallest = without(size, smallest);
        }
        return smallest;
    }

    private Broken without(int size, Broken broken) {
        var smallest = broken;
        for (var from = 0; from < smallest.plan().happenings().size() && attempts > 0; ) {
            attempts--;
            var smaller = live.apply(smallest.plan().without(from, size));
            if (smaller != null && smaller.isLike(broken)) {
                smallest = smaller;
            } else {
                from += size;
            }
        }
        return smallest;
    }
}
