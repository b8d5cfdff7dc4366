package dev.baton.resolution.concessions;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseReach;
import dev.baton.casefile.CaseSection;
import dev.baton.resolution.concessions.Concession.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

@Component
@Order(36)
class ConcessionsSection implements CaseSection {

    private final ConcessionRecords records;
    private final CaseReach reach;

    ConcessionsSection(ConcessionRecords records, CaseReach reach) {
        this.records = records;
        this.reach = reach;
    }

    /** @param mine whether the one looking may withdraw it */
    record Row(
            long id,
            String kind,
            String amount,
            String reason,
            String by,
            Instant at,
            String state,
            String askedOf,
            @Nullable Instant due,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String answer,
            boolean mine) {}

    record Content(Case subject, List<Row> rows) {}

    @Override
    public String template() {
        return "resolution/concessions";
    }

    @Override
    public Content content(Case subject) {
        var person = SecurityContextHolder.getContext().getAuthentication().getName();
        return new Content(
                subject,
                records.of(subject.number()).stream()
                        .map(one -> row(one, person))
                        .toList());
    }

    private Row row(Concession one, String person) {
        return new Row(
                one.id(),
                one.kind().label(),
                one.worth().told(LocaleContextHolder.getLocale()),
                one.reason(),
                one.askedBy(),
                one.askedAt(),
                one.state().label(),
                one.whom(),
                one.state() == State.ASKED ? one.due() : null,
                one.decidedBy(),
                one.decidedAt(),
                one.answer(),
                one.state() == State.ASKED && one.askedBy().equals(person) && reach.worksOn(one.caseNumber()));
    }
}
