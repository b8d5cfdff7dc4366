package dev.baton.intelligence.learning;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Logistic regression with a squared penalty. How strong the penalty is, is tried on the last quarter of what there is to learn from: what
 * comes later is told by what came before, as it will be in use.
 */
public final class Learner {

    private static final double[] COSTS = {0.001, 0.003, 0.01, 0.03, 0.1, 0.3};
    private static final double TRIED_ON = 0.25;
    private static final int FEWEST = 40;
    private static final int FREQUENT = 4;
    private static final double EXACT = 0.01;
    private static final long SEED = 42;

    /** The penalty also falls on the intercept; from so far off it hardly feels it. */
    private static final double BIAS = 10;

    private Learner() {}

    /** @param examples in the order of time; with none of either kind the share of those that came true is all that is learnt */
    public static RiskModel learn(List<Example> examples) {
        if (isOfOneKind(examples)) {
            return share(examples);
        }
        var cut = (int) (examples.size() * (1 - TRIED_ON));
        var earlier = examples.subList(0, cut);
        var later = examples.subList(cut, examples.size());
        return fit(examples, examples.size() < FEWEST || isOfOneKind(earlier) ? COSTS[0] : cost(earlier, later));
    }

    private static double cost(List<Example> earlier, List<Example> later) {
        var best = COSTS[0];
        var least = Double.MAX_VALUE;
        for (var cost : COSTS) {
            var loss = loss(fit(earlier, cost), later);
            if (loss < least) {
                least = loss;
                best = cost;
            }
        }
        return best;
    }

    private static double loss(RiskModel model, List<Example> examples) {
        return examples.stream()
                .mapToDouble(each -> {
                    var risk = model.risk(each.known());
                    return -Math.log(Math.max(1e-9, each.cameTrue() ? risk : 1 - risk));
                })
                .sum();
    }

    private static RiskModel fit(List<Example> examples, double cost) {
        var places = places(examples);
        var deviations = deviations(examples);
        var spreads = spreads(examples, deviations);
        var problem = new Problem();
        problem.l = examples.size();
        problem.n = places.size() + 1;
        problem.bias = BIAS;
        problem.y =
                examples.stream().mapToDouble(each -> each.cameTrue() ? 1 : -1).toArray();
        problem.x = examples.stream().map(each -> nodes(each, places, spreads)).toArray(Feature[][]::new);
        var parameter = new Parameter(SolverType.L2R_LR, cost, EXACT);
        parameter.setRandom(new Random(SEED));
        Linear.disableDebugOutput();
        var fitted = Linear.train(problem, parameter);
        var sign = fitted.getLabels()[0] == 1 ? 1 : -1;
        var weights = new HashMap<String, Double>();
        places.forEach((feature, place) -> weights.put(
                feature, sign * fitted.getFeatureWeights()[place - 1] / spreads.getOrDefault(feature, 1.0)));
        return new RiskModel(BIAS * sign * fitted.getFeatureWeights()[places.size()], Map.copyOf(weights), deviations);
    }

    private static TreeMap<String, Integer> places(List<Example> examples) {
        var places = new TreeMap<String, Integer>();
        examples.forEach(each -> each.known().keySet().forEach(feature -> places.merge(feature, 1, Integer::sum)));
        places.values().removeIf(count -> count < FREQUENT);
        var next = 1;
        for (var feature : places.keySet()) {
            places.put(feature, next++);
        }
        return places;
    }

    private static Feature[] nodes(Example example, Map<String, Integer> places, Map<String, Double> spreads) {
        return Stream.concat(
                        example.known().entrySet().stream()
                                .filter(each -> places.containsKey(each.getKey()))
                                .map(each -> (Feature) new FeatureNode(
                                        places.get(each.getKey()),
                                        each.getValue() / spreads.getOrDefault(each.getKey(), 1.0))),
                        Stream.of(new FeatureNode(places.size() + 1, BIAS)))
                .sorted(Comparator.comparingInt(Feature::getIndex))
                .toArray(Feature[]::new);
    }

    private static Map<String, Double> deviations(List<Example> examples) {
        var sums = new HashMap<String, Double>();
        var squares = new HashMap<String, Double>();
        examples.forEach(each -> each.known().forEach((feature, value) -> {
            sums.merge(feature, value, Double::sum);
            squares.merge(feature, value * value, Double::sum);
        }));
        squares.replaceAll((feature, square) ->
                Math.sqrt(Math.max(0, square / examples.size() - Math.pow(sums.get(feature) / examples.size(), 2))));
        return Map.copyOf(squares);
    }

    /** Features that are more than there or not are put in standard deviations, so that the penalty falls on all alike. */
    private static Map<String, Double> spreads(List<Example> examples, Map<String, Double> deviations) {
        var spreads = new HashMap<String, Double>();
        examples.forEach(each -> each.known().forEach((feature, value) -> {
            if (value != 0 && value != 1) {
                spreads.put(feature, deviations.get(feature) > 0 ? deviations.get(feature) : 1.0);
            }
        }));
        return spreads;
    }

    private static boolean isOfOneKind(List<Example> examples) {
        return examples.stream().map(Example::cameTrue).distinct().count() < 2;
    }

    /** One more of each kind, as nothing is certain. */
    private static RiskModel share(List<Example> examples) {
        var true_ = examples.stream().filter(Example::cameTrue).count() + 1.0;
        var false_ = examples.size() + 2 - true_;
        return new RiskModel(Math.log(true_ / false_), Map.of(), Map.of());
    }
}
