package dev.baton.intelligence.features;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Spearman's correlation: 1 where two numbers rise together, -1 where one falls as the other rises. */
final class Ranks {

    private Ranks() {}

    static double correlation(List<Double> one, List<Double> other) {
        return pearson(ranks(one), ranks(other));
    }

    /** The same number has the same rank: the middle of theirs. */
    private static double[] ranks(List<Double> numbers) {
        var order = IntStream.range(0, numbers.size())
                .boxed()
                .sorted(Comparator.comparing(numbers::get))
                .toList();
        var ranks = new double[numbers.size()];
        for (int from = 0; from < order.size(); ) {
            var to = from + 1;
            while (to < order.size() && numbers.get(order.get(to)).equals(numbers.get(order.get(from)))) {
                to++;
            }
            for (int each = from; each < to; each++) {
                ranks[order.get(each)] = (from + to - 1) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    private static double pearson(double[] one, double[] other) {
        var mean = (one.length - 1) / 2.0;
        double both = 0;
        double ofOne = 0;
        double ofOther = 0;
        for (int each = 0; each < one.length; each++) {
            both += (one[each] - mean) * (other[each] - mean);
            ofOne += (one[each] - mean) * (one[each] - mean);
            ofOther += (other[each] - mean) * (other[each] - mean);
        }
        return ofOne == 0 || ofOther == 0 ? 0 : both / Math.sqrt(ofOne * ofOther);
    }
}
