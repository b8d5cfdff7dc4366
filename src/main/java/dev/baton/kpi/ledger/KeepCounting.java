package dev.baton.kpi.ledger;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** On each node; one at a time does it. */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class KeepCounting {

    private final Counter counter;
    private final Recounts recounts;

    KeepCounting(Counter counter, Recounts recounts) {
        this.counter = counter;
        this.recounts = recounts;
    }

    @Scheduled(fixedDelayString = "${baton.kpi.count-every}")
    void follow() {
        counter.follow();
    }

    @Scheduled(fixedDelay = 2_000)
    void recount() {
        recounts.goOn();
    }

    @Scheduled(cron = "${baton.kpi.recount-at}", zone = "${baton.kpi.zone}")
    void everyNight() {
        recounts.ask(null);
    }
}
