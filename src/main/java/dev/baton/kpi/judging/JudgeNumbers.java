package dev.baton.kpi.judging;

import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.engine.Decisions;
import dev.baton.kpi.Figure;
import dev.baton.kpi.Figures;
import dev.baton.kpi.Kpi;
import dev.baton.kpi.KpiSettings;
import dev.baton.kpi.Kpis;
import dev.baton.kpi.Question;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Judges every figure by {@code judgeNumber} of numbers.dmn. Each is counted, judged and kept apart, so that one that cannot be does
 * not keep the others from it; it stays what it was judged last.
 */
@Component
public class JudgeNumbers {

    static final Duration PERIOD = Duration.ofDays(30);

    private static final Logger log = LoggerFactory.getLogger(JudgeNumbers.class);
    private static final String DECISION = "judgeNumber";

    private final Kpis kpis;
    private final Figures figures;
    private final Decisions decisions;
    private final KeepJudgement keep;
    private final Alarms alarms;
    private final Clock clock;
    private final ZoneId zone;

    JudgeNumbers(
            Kpis kpis,
            Figures figures,
            Decisions decisions,
            KeepJudgement keep,
            Alarms alarms,
            Clock clock,
            KpiSettings settings) {
        this.zone = settings.zone();
        this.kpis = kpis;
        this.figures = figures;
        this.decisions = decisions;
        this.keep = keep;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** All figures, as they are now. */
    public void judge() {
        var now = clock.instant();
        var failed = "";
        for (var kpi : kpis.all()) {
            try {
                keep.keep(judged(kpi, now));
            } catch (RuntimeException failure) {
                log.warn("The figure {} could not be judged; tried again soon", kpi.id(), failure);
                failed = failed.isEmpty() ? kpi.id() : failed + ", " + kpi.id();
            }
        }
        tell(failed);
    }

    private void tell(String failed) {
        if (failed.isEmpty()) {
            alarms.settle(Alarm.Kind.RULE_UNANSWERED, DECISION);
        } else {
            alarms.raise(
                    Alarm.Kind.RULE_UNANSWERED,
                    DECISION,
                    "These figures could not be judged: %s. They stay what they were; look at numbers.dmn, and at the log for the reason."
                            .formatted(failed));
        }
    }

    private Judged judged(Kpi kpi, Instant now) {
        var end = LocalDate.ofInstant(now, zone).plusDays(1);
        var figure = figures.of(kpi, between(end.minusDays(PERIOD.toDays()), end));
        var before = figures.of(kpi, between(end.minusDays(2 * PERIOD.toDays()), end.minusDays(PERIOD.toDays())))
                .value();
        return figure.value() == null
                ? Judged.nothing(kpi, before)
                : answer(kpi, figure.value(), before, decisions.ask(DECISION, facts(kpi, figure, before)));
    }

    /** Whole days of the desk, which are added up already. */
    private Question between(LocalDate from, LocalDate to) {
        return Question.of(
                from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant(), zone);
    }

    private static Judged answer(Kpi kpi, BigDecimal value, @Nullable BigDecimal before, Map<String, Object> said) {
        var word = Objects.toString(said.get("judgement"), "none");
        var verdict = Verdict.of(word)
                .orElseThrow(
                        () -> new IllegalStateException("judgeNumber says \"%s\" of %s".formatted(word, kpi.id())));
        return new Judged(
                kpi,
                value,
                before,
                verdict,
                Objects.toString(said.get("question"), ""),
                verdict == Verdict.BAD && "task".equals(said.get("act")));
    }

    private static Map<String, Object> facts(Kpi kpi, Figure figure, @Nullable BigDecimal before) {
        var facts = new HashMap<String, Object>();
        facts.put("figure", kpi.id());
        facts.put("better", kpi.better().name().toLowerCase(Locale.ROOT));
        facts.put("value", Objects.requireNonNull(figure.value()).doubleValue());
        facts.put("valueBefore", before == null ? null : before.doubleValue());
        facts.put("counted", figure.denominator().doubleValue());
        return facts;
    }
}
