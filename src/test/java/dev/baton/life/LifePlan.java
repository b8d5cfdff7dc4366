package dev.baton.life;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A life to be lived: how the case is reported, then what happens to it. Written as a line of broken-once.txt. */
record LifePlan(int report, List<Happening> happenings) {

    private static final int LENGTH = 30;

    static LifePlan of(long seed) {
        var random = new SplittableRandom(seed);
        return new LifePlan(
                random.nextInt(60),
                Stream.generate(() -> Happening.any(random)).limit(LENGTH).toList());
    }

    static LifePlan of(String line) {
        var parts = line.strip().split("\\s+");
        return new LifePlan(
                Integer.parseInt(parts[0]),
                Arrays.stream(parts).skip(1).map(Happening::of).toList());
    }

    LifePlan upTo(int count) {
        return new LifePlan(report, happenings.subList(0, Math.min(count, happenings.size())));
    }

    LifePlan without(int from, int count) {
        var kept = Stream.concat(
                happenings.stream().limit(from), happenings.stream().skip(from + (long) count));
        return new LifePlan(report, kept.toList());
    }

    @Override
    public String toString() {
        return report + " " + happenings.stream().map(Happening::toString).collect(Collectors.joining(" "));
    }
}
