package dev.baton.expectations;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import dev.baton.casefile.TimeFormat;
import java.time.Clock;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(20)
class PromisesSection implements CaseSection {

    private final Promises promises;
    private final Clock clock;

    PromisesSection(Promises promises, Clock clock) {
        this.promises = promises;
        this.clock = clock;
    }

    /** @param ended empty while it is owed */
    record Row(String what, String made, String due, String ended, String outcome) {}

    @Override
    public String template() {
        return "expectations/promises";
    }

    @Override
    public List<Row> content(Case subject) {
        return promises.of(subject.number()).stream().map(this::row).toList();
    }

    private Row row(Promise promise) {
        return new Row(
                promise.what(),
                TimeFormat.told(promise.madeAt()),
                TimeFormat.told(promise.due()),
                promise.endedAt() == null ? "" : TimeFormat.told(promise.endedAt()),
                outcome(promise));
    }

    private String outcome(Promise promise) {
        if (promise.outcome() != null) {
            return promise.outcome().label();
        }
        return promise.due().isBefore(clock.instant()) ? Outcome.BROKEN.label() : "open";
    }
}
