package dev.baton.intelligence.features;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What had become of cases by a moment, by what they began with. Moments are asked for in the order of time; an outcome counts from the
 * moment after it became known.
 */
final class PastOutcomes {

    private static final double TRUST = 10;

    private final List<PastOutcome> coming;
    private final Map<String, int[]> byValue = new HashMap<>();
    private final int[] all = new int[2];
    private int next;

    /** @param values what the case began with */
    record PastOutcome(Instant known, List<String> values, boolean cameTrue) {}

    /** @param coming in the order in which they become known */
    PastOutcomes(List<PastOutcome> coming) {
        this.coming = coming;
    }

    void until(Instant moment) {
        while (next < coming.size() && coming.get(next).known().isBefore(moment)) {
            add(coming.get(next++));
        }
    }

    private void add(PastOutcome outcome) {
        var place = outcome.cameTrue() ? 1 : 0;
        all[place]++;
        outcome.values().forEach(value -> byValue.computeIfAbsent(value, none -> new int[2])[place]++);
    }

    /** The logarithm of the odds of those with that value, against those of all. */
    double of(String value) {
        var counts = byValue.getOrDefault(value, new int[2]);
        var share = share();
        return odds((counts[1] + TRUST * share) / (counts[0] + counts[1] + TRUST)) - odds(share);
    }

    private double share() {
        return (all[1] + 1.0) / (all[0] + all[1] + 2.0);
    }

    private static double odds(double share) {
        return Math.log(share / (1 - share));
    }
}
