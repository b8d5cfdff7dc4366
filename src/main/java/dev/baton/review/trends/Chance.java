package dev.baton.review.trends;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How likely it is that two counts differ as they do, where nothing but chance is behind it. */
public final class Chance {

    /** Two values that differ by less are the same, as in R's {@code binom.test}. */
    private static final double ALIKE = 1 + 1e-7;

    private Chance() {}

    /**
     * The exact two-sided test of two Poisson rates: of all events together, those of the first period follow a binomial distribution.
     * How likely an outcome is that is at most as likely as this one.
     *
     * @param first how many events in the first period, {@code second} in the second
     * @param share of the first period in both, by their lengths: more than 0 and less than 1
     */
    public static double ofDifference(long first, long second, double share) {
        long all = first + second;
        double step = Math.log(share) - Math.log1p(-share);
        double seen = logOf(first, all, share);
        double limit = seen + Math.log(ALIKE);
        double each = all * Math.log1p(-share);
        double sum = 0;
        for (long count = 0; count <= all; count++) {
            if (each <= limit) {
                sum += Math.exp(each);
            }
            each += Math.log((double) (all - count) / (count + 1)) + step;
        }
        return Math.min(1, sum);
    }

    private static double logOf(long first, long all, double share) {
        double step = Math.log(share) - Math.log1p(-share);
        double each = all * Math.log1p(-share);
        for (long count = 0; count < first; count++) {
            each += Math.log((double) (all - count) / (count + 1)) + step;
        }
        return each;
    }

    /** Adjusted by Holm for how many there are, in their order: the more one looks at, the more stands out by chance. */
    public static List<Double> adjusted(List<Double> chances) {
        var order = IntStream.range(0, chances.size())
                .boxed()
                .sorted(Comparator.comparing(chances::get))
                .toList();
        var adjusted = new ArrayList<>(chances);
        double before = 0;
        for (int rank = 0; rank < order.size(); rank++) {
            before = Math.max(before, Math.min(1, (chances.size() - rank) * chances.get(order.get(rank))));
            adjusted.set(order.get(rank), before);
        }
        return adjusted;
    }
}
