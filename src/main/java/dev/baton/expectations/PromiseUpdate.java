package dev.baton.expectations;

import dev.baton.casefile.CaseNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** From here on the customer knows when they hear first and when next; a word promised sooner stays. */
@Component
class PromiseUpdate implements JavaDelegate {

    private final Promises promises;
    private final Clock clock;

    PromiseUpdate(Promises promises, Clock clock) {
        this.promises = promises;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var number = new CaseNumber(execution.getProcessBusinessKey());
        var nextUpdate = clock.instant().plus(Duration.parse((String) execution.getVariable("updateEvery")));
        var open = promises.openOf(number);
        if (promises.of(number).isEmpty() && execution.getVariable("firstReplyBy") instanceof Date due) {
            promises.firstReply(number, due.toInstant());
        }
        if (open.stream().noneMatch(promise -> isSooner(promise, nextUpdate))) {
            promises.nextUpdate(number, nextUpdate);
        }
    }

    private static boolean isSooner(Promise promise, Instant nextUpdate) {
        return promise.what().equals(Promises.NEXT_UPDATE) && !promise.due().isAfter(nextUpdate);
    }
}
