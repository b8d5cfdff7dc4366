package dev.baton.expectations.web;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import dev.baton.expectations.Outcome;
import dev.baton.expectations.Promise;
import dev.baton.expectations.Promises;
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
        var all = promises.promises(subject.number());
        return all.stream()
                .map(promise -> new Row(promise.what(), promise.due(), promise.endedAt(), outcome(promise, all)))
                .toList();
    }

    private String outcome(Promise promise, List<Promise> all) {
        if (promise.outcome() == Outcome.REPLACED && isBroughtForward(promise, all)) {
            return "forward";
        }
        if (promise.outcome() != null) {
            return promise.outcome().label();
        }
        return promise.due().isBefore(clock.instant()) ? Outcome.BROKEN.label() : "open";
    }

    /** The next promise of the kind is sooner. */
    private static boolean isBroughtForward(Promise promise, List<Promise> all) {
        return all.stream()
                .filter(next -> next.id() > promise.id() && next.what().equals(promise.what()))
                .findFirst()
                .filter(next -> next.due().isBefore(promise.due()))
                .isPresent();
    }
}
