package dev.baton.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long each of many took. */
final class Durations {

    private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());

    void time(Runnable work) {
        var start = System.nanoTime();
        work.run();
        add((System.nanoTime() - start) / 1e6);
    }

    void add(double duration) {
        millis.add(duration);
    }

    int size() {
        return millis.size();
    }

    /** The smallest that is no less than this share of them, in milliseconds. */
    double percentile(int percent) {
        var sorted = millis.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    }

    @Override
    public String toString() {
        return "p50 %.0f ms, p99 %.0f ms, max %.0f ms (%d)"
                .formatted(percentile(50), percentile(99), percentile(100), millis.size());
    }
}
