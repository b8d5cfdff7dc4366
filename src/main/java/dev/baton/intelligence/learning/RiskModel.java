package dev.baton.intelligence.learning;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A logistic regression.
 *
 * @param intercept the logarithm of the odds where nothing is known
 * @param weights by feature
 * @param spreads the standard deviations of the features over all that was learnt from
 */
public record RiskModel(double intercept, Map<String, Double> weights, Map<String, Double> spreads) {

    /** Between 0 and 1. */
    public double risk(Map<String, Double> known) {
        var sum = intercept;
        for (var each : known.entrySet()) {
            sum += weights.getOrDefault(each.getKey(), 0.0) * each.getValue();
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /** What moves risks most, strongest first: the weight of a feature is the one that a standard deviation of it has. */
    public List<Reason> strongest(int most) {
        return weights.keySet().stream()
                .map(each -> new Reason(each, weights.get(each) * spreads.getOrDefault(each, 0.0)))
                .filter(reason -> reason.weight() != 0)
                .sorted(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.weight()))
                        .thenComparing(Reason::feature))
                .limit(most)
                .toList();
    }
}
