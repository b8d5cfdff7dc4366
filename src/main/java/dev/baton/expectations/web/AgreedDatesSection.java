package dev.baton.expectations.web;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseSection;
import dev.baton.casefile.TimeFormat;
import dev.baton.expectations.AgreedDate;
import dev.baton.expectations.AgreedDates;
import java.time.Instant;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(21)
class AgreedDatesSection implements CaseSection {

    private final AgreedDates dates;

    AgreedDatesSection(AgreedDates dates) {
        this.dates = dates;
    }

    /** @param outcome with who settled it and why, where somebody did */
    record Row(String what, Instant due, String reason, String by, Instant at, String state, String outcome) {}

    @Override
    public Place place() {
        return Place.SIDE;
    }

    @Override
    public String template() {
        return "expectations/agreed-dates";
    }

    @Override
    public List<Row> content(Case subject) {
        return dates.of(subject.number()).stream().map(AgreedDatesSection::row).toList();
    }

    private static Row row(AgreedDate date) {
        return new Row(
                date.what(),
                date.due(),
                date.reason(),
                date.agreedBy(),
                date.agreedAt(),
                date.outcome() == null ? "open" : date.outcome().label(),
                outcome(date));
    }

    private static String outcome(AgreedDate date) {
        if (date.endedBy() == null) {
            return date.endedAt() == null ? "" : "with the case, " + TimeFormat.told(date.endedAt());
        }
        var settled = "%s, %s".formatted(date.endedBy(), TimeFormat.told(date.endedAt()));
        return date.endedBecause() == null ? settled : "%s: %s".formatted(settled, date.endedBecause());
    }
}
