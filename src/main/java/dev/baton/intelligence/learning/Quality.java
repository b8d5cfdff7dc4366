package dev.baton.intelligence.learning;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How good risks were. What cannot be said of these is null. */
public final class Quality {

    private static final int BINS = 10;
    private static final double HALF = 0.5;

    private final List<Told> riskiest;
    private final long positives;

    public Quality(List<Told> told) {
        this.riskiest = told.stream()
                .sorted(Comparator.comparingDouble(Told::risk).reversed())
                .toList();
        this.positives = told.stream().filter(Told::cameTrue).count();
    }

    /** How often one that came true was told a higher risk than one that did not; the same risk is half a time. */
    public @Nullable Double auc() {
        var negatives = riskiest.size() - positives;
        if (positives == 0 || negatives == 0) {
            return null;
        }
        double won = 0;
        long below = negatives;
        for (int from = 0; from < riskiest.size(); ) {
            var to = sameAs(from);
            var same = riskiest.subList(from, to);
            var true_ = same.stream().filter(Told::cameTrue).count();
            var false_ = same.size() - true_;
            below -= false_;
            won += true_ * (below + HALF * false_);
            from = to;
        }
        return won / (positives * (double) negatives);
    }

    /** The precision at each that came true, riskiest first; those of one risk count as one step. */
    public @Nullable Double averagePrecision() {
        if (positives == 0) {
            return null;
        }
        double sum = 0;
        long found = 0;
        for (int from = 0; from < riskiest.size(); ) {
            var to = sameAs(from);
            var true_ =
                    riskiest.subList(from, to).stream().filter(Told::cameTrue).count();
            found += true_;
            sum += true_ * (found / (double) to);
            from = to;
        }
        return sum / positives;
    }

    /** The mean squared distance. */
    public @Nullable Double brier() {
        return riskiest.isEmpty()
                ? null
                : riskiest.stream()
                        .mapToDouble(each -> Math.pow(each.risk() - (each.cameTrue() ? 1 : 0), 2))
                        .average()
                        .orElseThrow();
    }

    /** In ten bins of the same width: how far the mean risk is from the share that came true. */
    public @Nullable Double expectedCalibrationError() {
        if (riskiest.isEmpty()) {
            return null;
        }
        var sums = new double[BINS];
        for (var each : riskiest) {
            sums[Math.min(BINS - 1, (int) (each.risk() * BINS))] += each.risk() - (each.cameTrue() ? 1 : 0);
        }
        double error = 0;
        for (var sum : sums) {
            error += Math.abs(sum);
        }
        return error / riskiest.size();
    }

    /** Which share of those that came true is among the riskiest share of all. */
    public @Nullable Double recallAt(double share) {
        return positives == 0 ? null : among((int) Math.round(share * riskiest.size())) / positives;
    }

    /** Which share of the riskiest came true. */
    public @Nullable Double precisionAt(int count) {
        var looked = Math.min(count, riskiest.size());
        return looked == 0 ? null : among(looked) / looked;
    }

    private double among(int count) {
        return riskiest.stream().limit(count).filter(Told::cameTrue).count();
    }

    private int sameAs(int from) {
        var to = from + 1;
        while (to < riskiest.size()
                && riskiest.get(to).risk() == riskiest.get(from).risk()) {
            to++;
        }
        return to;
    }
}
