package dev.baton.evaluation.desk;

import dev.baton.evaluation.EvaluationMode;
import dev.baton.evaluation.UnfinishedDesk;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** How far the desk is. */
@Component
@ConditionalOnProperty(EvaluationMode.PROPERTY)
class Preparation {

    private static final Logger log = LoggerFactory.getLogger(Preparation.class);
    private static final Duration TELL_EVERY = Duration.ofSeconds(4);

    private volatile boolean underWay;
    private volatile int cases;
    private volatile int of;
    private long told = System.nanoTime();

    Preparation(UnfinishedDesk desk) {
        this.underWay = desk.isThere();
    }

    /** Nobody can work before it is over. */
    boolean isUnderWay() {
        return underWay;
    }

    int cases() {
        return cases;
    }

    int of() {
        return of;
    }

    void isAt(int reported, int all) {
        cases = reported;
        of = all;
        if (System.nanoTime() - told > TELL_EVERY.toNanos()) {
            told = System.nanoTime();
            log.info("The desk is being prepared: {} of {} cases", reported, all);
        }
    }

    void isOver() {
        underWay = false;
    }
}
