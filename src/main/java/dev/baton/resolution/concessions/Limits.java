package dev.baton.resolution.concessions;

import dev.baton.casefile.Accounts;
import dev.baton.casefile.Case;
import dev.baton.engine.Decisions;
import dev.baton.resolution.GiveConcession.Kind;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How much somebody may give: {@code concessions.dmn} says it of their groups, and what was given before counts against it. */
@Component
class Limits {

    private final Decisions decisions;
    private final Accounts accounts;
    private final IdentityService identities;
    private final ConcessionRecords records;
    private final Clock clock;
    private final Set<String> working;
    private final Duration onACase;
    private final Duration byAPerson;

    Limits(
            Decisions decisions,
            Accounts accounts,
            IdentityService identities,
            ConcessionRecords records,
            Clock clock,
            @Value("${baton.routing.groups}") Set<String> working,
            @Value("${baton.concessions.counted-on-a-case}") Duration onACase,
            @Value("${baton.concessions.counted-by-a-person}") Duration byAPerson) {
        this.decisions = decisions;
        this.accounts = accounts;
        this.identities = identities;
        this.records = records;
        this.clock = clock;
        this.working = working;
        this.onACase = onACase;
        this.byAPerson = byAPerson;
    }

    /** @param perDay null where it is unbounded */
    record Limit(String group, BigDecimal most, @Nullable BigDecimal perDay) {}

    /** The highest of their groups'; nothing where none of their groups is asked for work. */
    Optional<Limit> ofPerson(String person, Case subject, Kind kind) {
        return identities.createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .filter(working::contains)
                .map(group -> ofGroup(group, subject, kind))
                .max(Comparator.comparing(Limit::most).thenComparing(Limit::group));
    }

    /** Of every group that work is asked of, the smallest first. */
    List<Limit> ofGroups(Case subject, Kind kind) {
        return working.stream()
                .map(group -> ofGroup(group, subject, kind))
                .sorted(Comparator.comparing(Limit::most).thenComparing(Limit::group))
                .toList();
    }

    private Limit ofGroup(String group, Case subject, Kind kind) {
        var facts = new HashMap<String, Object>();
        facts.put("group", group);
        facts.put("concession", kind.label());
        facts.put("tier", accounts.get(subject.account()).tier());
        var said = decisions.ask("limitConcession", facts);
        return new Limit(group, amount((Number) said.get("limit")), perDay(said.get("perDay")));
    }

    /** What counts against everybody's limit on this case. */
    BigDecimal givenBefore(Case subject, Kind kind) {
        return records.given(subject.number(), kind, clock.instant().minus(onACase));
    }

    /** How long what was given on a case counts. */
    Duration counted() {
        return onACase;
    }

    /** What they may give at once, after what was given on the case and by them; never negative. */
    BigDecimal left(String person, Kind kind, Limit limit, BigDecimal before) {
        var onTheCase = limit.most().subtract(before);
        var today = limit.perDay() == null
                ? onTheCase
                : limit.perDay()
                        .subtract(records.givenBy(person, kind, clock.instant().minus(byAPerson)));
        return onTheCase.min(today).max(BigDecimal.ZERO);
    }

    private static @Nullable BigDecimal perDay(@Nullable Object said) {
        return said instanceof Number number ? amount(number) : null;
    }

    private static BigDecimal amount(Number said) {
        return new BigDecimal(said.toString());
    }
}
