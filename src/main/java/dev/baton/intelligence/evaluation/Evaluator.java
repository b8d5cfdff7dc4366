package dev.baton.intelligence.evaluation;

import dev.baton.intelligence.evaluation.Evaluation.Prefix;
import dev.baton.intelligence.features.Columns;
import dev.baton.intelligence.features.Encoder;
import dev.baton.intelligence.features.Moment;
import dev.baton.intelligence.learning.Example;
import dev.baton.intelligence.learning.Learner;
import dev.baton.intelligence.learning.Quality;
import dev.baton.intelligence.learning.RiskModel;
import dev.baton.intelligence.learning.Told;
import dev.baton.intelligence.log.EventLog;
import dev.baton.intelligence.log.LogFault;
import dev.baton.intelligence.log.LoggedCase;
import dev.baton.intelligence.log.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Learns from the earlier cases of a history and tells the risk of the later ones. Learning knows nothing that became known after the
 * first of the later cases began; telling knows nothing of after the moment that it is told at.
 */
public final class Evaluator {

    private static final int FEWEST = 10;
    private static final int REASONS = 15;
    private static final double FIFTH = 0.2;
    private static final int FIFTY = 50;

    private final EventLog log;
    private final Question question;
    private final List<LoggedCase> test;
    private final Outcome outcome;
    private final Columns columns;
    private final Encoder encoder;
    private final List<LoggedCase> earlier;

    /** @throws LogFault where there is too little to learn from */
    public Evaluator(EventLog log, Question question) {
        this.log = log;
        this.question = question;
        var cut = (int) Math.round(question.split() * log.cases().size());
        if (cut < FEWEST || log.cases().size() - cut < FEWEST) {
            throw new LogFault("%d cases are too few to learn from and to be tried on; at least %d of each are needed"
                    .formatted(log.cases().size(), FEWEST));
        }
        this.earlier = log.cases().subList(0, cut);
        this.test = log.cases().subList(cut, log.cases().size());
        this.outcome = question.outcome().in(log, earlier);
        this.columns = Columns.of(log, question.features(), earlier, outcome);
        this.encoder = new Encoder(columns, log.cases(), outcome);
    }

    public Evaluation evaluate() {
        var prefixes = new ArrayList<Prefix>();
        RiskModel first = null;
        for (var events : question.prefixes().stream().distinct().sorted().toList()) {
            var model = Learner.learn(examples(earlier, events));
            prefixes.add(prefix(events, model));
            first = first == null ? model : first;
        }
        return new Evaluation(
                question.outcome().text()
                        + (outcome instanceof Outcome.Longer longer ? ", that is " + longer.than() : ""),
                log.cases().size(),
                earlier.size(),
                decidedLater(),
                test.size(),
                (int) test.stream().filter(this::comesTrue).count(),
                prefixes,
                columns.uses(),
                columns.ignored(),
                first == null ? List.of() : first.strongest(REASONS),
                warnings());
    }

    private Prefix prefix(int events, RiskModel model) {
        var told = examples(test, events).stream()
                .map(each -> new Told(model.risk(each.known()), each.cameTrue()))
                .toList();
        var quality = new Quality(told);
        var positives = (int) told.stream().filter(Told::cameTrue).count();
        return new Prefix(
                events,
                told.size(),
                positives,
                told.isEmpty() ? null : positives / (double) told.size(),
                quality.auc(),
                quality.averagePrecision(),
                quality.brier(),
                quality.expectedCalibrationError(),
                quality.recallAt(FIFTH),
                quality.precisionAt(FIFTY));
    }

    /** Of the cases that had so many events and were not decided by then. */
    private List<Example> examples(List<LoggedCase> cases, int events) {
        var reached = cases.stream()
                .filter(each -> each.events().size() >= events && !isDecided(each, each.after(events)))
                .toList();
        var known = encoder.encode(
                reached.stream().map(each -> new Moment(each.after(events))).toList());
        return IntStream.range(0, reached.size())
                .mapToObj(each -> new Example(known.get(each), comesTrue(reached.get(each))))
                .toList();
    }

    private boolean isDecided(LoggedCase whole, LoggedCase known) {
        return outcome.isDecidedOnTheWay()
                && outcome.cameTrue(whole)
                        .filter(at -> !at.isAfter(known.end()))
                        .isPresent();
    }

    private boolean comesTrue(LoggedCase whole) {
        return outcome.cameTrue(whole).isPresent();
    }

    private int decidedLater() {
        var then = test.get(0).begin();
        return (int) earlier.stream()
                .filter(each -> outcome.knownAt(each, then).isEmpty())
                .count();
    }

    private List<String> warnings() {
        var warnings = new ArrayList<>(log.warnings());
        columns.knowTheFuture()
                .forEach(each -> warnings.add("%s is left out: it %s".formatted(each.feature(), each.why())));
        var fixed = columns.fixed();
        if (!fixed.isEmpty()) {
            warnings.add(
                    "%s never change within a case. If your export writes last values on all lines, name the columns that it does not by --features"
                            .formatted(String.join(", ", fixed)));
        }
        return warnings;
    }
}
