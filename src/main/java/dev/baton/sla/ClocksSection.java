package dev.baton.sla;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(30)
class ClocksSection implements CaseSection {

    private final SlaClocks clocks;
    private final Clock time;

    ClocksSection(SlaClocks clocks, Clock time) {
        this.clocks = clocks;
        this.time = time;
    }

    record Row(String title, String state, @Nullable String due, int used, List<String> explain) {}

    @Override
    public String template() {
        return "sla/clocks";
    }

    @Override
    public List<Row> content(Case subject) {
        return clocks.of(subject.number()).clocks().stream()
                .filter(SlaClock::isStarted)
                .map(this::row)
                .toList();
    }

    private Row row(SlaClock clock) {
        var now = time.instant();
        var explain = clock.explain();
        return new Row(
                clock.name().title(),
                clock.state(now).name().toLowerCase(java.util.Locale.ROOT),
                explain.get(explain.size() - 1),
                (int) Math.round(100 * clock.used(now)),
                explain);
    }
}
