package dev.baton.expectations;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /** @param ended null while it is owed */
    record Row(String what, Instant due, @Nullable Instant ended, String outcome) {}

    @Override
    public Place place() {
        return Place.SIDE;
    }

    @Override
    public String template() {
        return "expectations/promises";
    }

    @Override
    public List<Row> content(Case subject) {
        return promises.of(subject.number()).stream().map(this::row).toList();
    }

    private Row row(Promise promise) {
        return new Row(promise.what(), promise.due(), promise.endedAt(), outcome(promise));
    }

    private String outcome(Promise promise) {
        if (promise.outcome() != null) {
            return promise.outcome().label();
        }
        return promise.due().isBefore(clock.instant()) ? Outcome.BROKEN.label() : "open";
    }
}
