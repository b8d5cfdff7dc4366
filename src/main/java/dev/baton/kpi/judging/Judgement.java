package dev.baton.kpi.judging;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How good a figure is over the last 30 days.
 *
 * @param since when it is judged like this
 * @param value of these days; null where there is nothing to make it of
 * @param before of the 30 days before
 * @param question that it asks while it is bad, else empty
 * @param askedAt when somebody was asked; null where nobody was since it was last good
 * @param review the process instance in which the question is open, else null
 */
public record Judgement(
        String figure,
        Verdict verdict,
        Instant since,
        Instant judgedAt,
        @Nullable BigDecimal value,
        @Nullable BigDecimal before,
        String question,
        @Nullable Instant askedAt,
        @Nullable String review) {

    /** The same, judged again. */
    Judgement again(Judged now, Instant at) {
        return new Judgement(
                figure,
                now.verdict(),
                now.verdict() == verdict ? since : at,
                at,
                now.value(),
                now.before(),
                now.question(),
                askedAt,
                review);
    }

    Judgement asked(Instant at, String process) {
        return new Judgement(figure, verdict, since, judgedAt, value, before, question, at, process);
    }

    /** Its question is open no more. */
    Judgement answered() {
        return new Judgement(figure, verdict, since, judgedAt, value, before, question, askedAt, null);
    }

    /** Nobody has been asked. */
    Judgement unasked() {
        return new Judgement(figure, verdict, since, judgedAt, value, before, question, null, null);
    }
}
