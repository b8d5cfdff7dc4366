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

    record Row(String what, String due, String outcome) {}

    @Override
    public String template() {
        return "expectations/promises";
    }

    @Override
    public List<Row> content(Case subject) {
        return promises.of(subject.number()).stream().map(this::row).toList();
    }

    private Row row(Promise promise) {
        return new Row(promise.what(), TimeFormat.told(promise.due()), outcome(promise));
    }

    private String outcome(Promise promise) {
        if (promise.replacedAt() != null) {
            return "replaced";
        }
        var broken = promise.isBroken(clock.instant());
        return promise.keptAt() == null ? (broken ? "overdue" : "open") : (broken ? "late" : "kept");
    }
}
