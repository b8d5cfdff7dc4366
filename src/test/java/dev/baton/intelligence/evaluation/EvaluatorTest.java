package dev.baton.intelligence.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.intelligence.features.Columns;
import dev.baton.intelligence.features.Encoder;
import dev.baton.intelligence.features.Ignored;
import dev.baton.intelligence.features.Moment;
import dev.baton.intelligence.log.EventLog;
import dev.baton.intelligence.log.LogFault;
import dev.baton.intelligence.log.LogReader;
import dev.baton.intelligence.log.OutcomeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatorTest {

    private static final Path REAL = Path.of("../shared/data/volvo-incidents-2013.csv.gz");

    @TempDir
    private Path folder;

    @Test
    void whatTellsTheOutcomeIsFoundAndWhatKnowsTheFutureIsLeftOut() throws IOException {
        var evaluation = evaluated(history(600), "changed(line)");

        assertThat(evaluation.ignored())
                .extracting(Ignored::feature)
                .containsExactlyInAnyOrder("closed_at", "Final state", "told", "minutes", "trace");
        assertThat(evaluation.warnings()).anyMatch(warning -> warning.startsWith("told is left out"));
        assertThat(evaluation.used()).extracting(Columns.Use::feature).contains("product", "line");
        assertThat(evaluation.train()).isEqualTo(420);
        assertThat(evaluation.test()).isEqualTo(180);
        var first = evaluation.prefixes().get(0);
        assertThat(first.auc()).isBetween(0.75, 0.95);
        assertThat(first.ece()).isLessThan(0.1);
        assertThat(evaluation.reasons().get(0).feature()).contains("product");
    }

    /** After the event that decides, nothing is told. */
    @Test
    void aCaseThatIsDecidedIsNoLongerCounted() throws IOException {
        var evaluation = evaluated(history(600), "changed(line)");

        assertThat(evaluation.prefixes()).extracting(Evaluation.Prefix::events).containsExactly(1, 2, 3, 9);
        assertThat(evaluation.prefixes().get(1).positives()).isEqualTo(evaluation.positives());
        assertThat(evaluation.prefixes().get(2).positives()).isZero();
        assertThat(evaluation.prefixes().get(2).auc()).isNull();
        assertThat(evaluation.prefixes().get(3).n()).isZero();
    }

    @Test
    void whatIsToldOfAMomentIsTheSameOnAHistoryCutOffThen() throws IOException {
        noFuture(history(200), "changed(line)", 1);
        noFuture(history(200), "last(line) = L2", 2);
        noFuture(history(200), "duration > PT1H", 2);
    }

    @Test
    void onRealIncidentsRiskIsToldAtTheFirstEventWithoutTheFuture() {
        assumeTrue(Files.exists(REAL), "The real incident log is not there: its figures are not checked");
        var log = new LogReader("SR Number", "Change Date+Time", null, null).read(REAL);

        var line = evaluated(log, "changed(ST Level)").prefixes().get(0);
        var longer = evaluated(log, "duration > median").prefixes().get(0);

        assertThat(line.auc()).isGreaterThanOrEqualTo(0.877);
        assertThat(line.ece()).isLessThanOrEqualTo(0.03);
        assertThat(longer.auc()).isGreaterThanOrEqualTo(0.699);
    }

    @Test
    void tooFewCasesAndOutcomesThatAreNoneAreRefused() throws IOException {
        var log = history(12);

        assertThatThrownBy(() -> evaluated(log, "changed(line)"))
                .isInstanceOf(LogFault.class)
                .hasMessageContaining("too few");
        var enough = history(100);
        assertThatThrownBy(() -> evaluated(enough, "changed(colour)")).hasMessageContaining("there are: line, product");
        assertThatThrownBy(() -> evaluated(enough, "angry")).hasMessageContaining("changed(column)");
        assertThatThrownBy(() -> evaluated(enough, "last(line) = L9")).hasMessageContaining("[L1, L2]");
        assertThatThrownBy(() -> new Question(new OutcomeText("changed(line)"), Set.of(), List.of(1), 1))
                .hasMessageContaining("--split");
    }

    @Test
    void whereAllAreAlikeTheShareIsAllThatIsTold() throws IOException {
        var evaluation = evaluated(history(100), "duration > PT900H");

        assertThat(evaluation.positives()).isZero();
        assertThat(evaluation.prefixes().get(0).brier()).isLessThan(0.001);
    }

    private void noFuture(EventLog log, String text, int events) {
        var training = log.cases().subList(0, 140);
        var outcome = new OutcomeText(text).in(log, training);
        var columns = Columns.of(log, Set.of("line", "product"), training, outcome);
        var moments =
                log.cases().stream().map(each -> new Moment(each.after(events))).toList();
        var told = new Encoder(columns, log.cases(), outcome).encode(moments);

        for (int each = 0; each < moments.size(); each += 13) {
            var cut = cutOff(log, moments.get(each).at());
            assertThat(new Encoder(columns, cut.cases(), outcome).encode(List.of(moments.get(each))))
                    .containsExactly(told.get(each));
        }
    }

    /** The history as it could be read at a moment. */
    private static EventLog cutOff(EventLog log, Instant moment) {
        return new EventLog(
                log.columns(),
                log.cases().stream()
                        .filter(each -> !each.begin().isAfter(moment))
                        .map(each -> each.after((int) each.events().stream()
                                .filter(event -> !event.at().isAfter(moment))
                                .count()))
                        .toList(),
                log.warnings());
    }

    private static Evaluation evaluated(EventLog log, String outcome) {
        return new Evaluator(log, new Question(new OutcomeText(outcome), Set.of(), List.of(1, 2, 3, 9), 0.7))
                .evaluate();
    }

    private EventLog history(int cases) throws IOException {
        return new LogReader("case", "time", null, null).read(Histories.written(folder, cases));
    }
}
