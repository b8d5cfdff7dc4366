package dev.baton.kpi.judging;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a judgement changes. The question of a figure that became bad is asked once; it is asked again only after the figure was good,
 * or where the process that asked was deleted without an answer.
 */
@Component
class KeepJudgement {

    private final Judgements judgements;
    private final NumberReviews reviews;
    private final Clock clock;

    KeepJudgement(Judgements judgements, NumberReviews reviews, Clock clock) {
        this.judgements = judgements;
        this.reviews = reviews;
        this.clock = clock;
    }

    @Transactional
    public void keep(Judged judged) {
        var now = clock.instant();
        var known = judgements.hold(judged.kpi().id(), now).again(judged, now);
        if (judged.verdict() == Verdict.GOOD) {
            known = over(known);
        } else if (judged.asks()) {
            known = asked(known, judged);
        }
        judgements.keep(known);
    }

    private Judgement over(Judgement known) {
        if (known.review() != null) {
            reviews.end(known.figure());
        }
        return known.unasked();
    }

    private Judgement asked(Judgement known, Judged judged) {
        var isGone = known.review() != null && reviews.isGone(known.review());
        return known.askedAt() == null || isGone ? known.asked(clock.instant(), reviews.start(judged)) : known;
    }
}
