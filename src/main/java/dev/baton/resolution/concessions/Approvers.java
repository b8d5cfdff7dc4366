package dev.baton.resolution.concessions;

import dev.baton.casefile.Case;
import dev.baton.casefile.Presence;
import dev.baton.resolution.GiveConcession.Amount;
import dev.baton.resolution.concessions.Limits.Limit;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Who decides: who answers for the case, where their limit suffices; else everybody of the group with the smallest limit that does.
 * Nobody decides on what they asked for, nobody is asked who is not there, and a group without anybody else is passed over.
 */
@Component
class Approvers {

    private final Limits limits;
    private final Presence presence;

    Approvers(Limits limits, Presence presence) {
        this.limits = limits;
        this.presence = presence;
    }

    Optional<Approver> first(Case subject, Amount amount, String asker) {
        var needed = limits.givenBefore(subject, amount.kind()).add(amount.value());
        var accountable = subject.accountable();
        if (accountable != null && !accountable.equals(asker) && presence.isThere(accountable)) {
            var theirs = limits.ofPerson(accountable, subject, amount.kind()).filter(suffices(needed));
            if (theirs.isPresent()) {
                return theirs.map(limit -> new Approver(accountable, limit.group(), limit.most()));
            }
        }
        return group(subject, amount, asker, suffices(needed));
    }

    /** Somebody with more authority than who did not answer. */
    Optional<Approver> next(Case subject, Concession open) {
        var needed = limits.givenBefore(subject, open.kind()).add(open.amount());
        var unanswered = limits.ofGroups(subject, open.kind()).stream()
                .filter(limit -> limit.group().equals(open.askedGroup()))
                .map(Limit::most)
                .findFirst()
                .orElse(BigDecimal.ZERO);
        return group(
                subject,
                open.worth(),
                open.askedBy(),
                suffices(needed).and(limit -> limit.most().compareTo(unanswered) > 0));
    }

    /** The most that anybody but the asker may still approve on the case. */
    BigDecimal most(Case subject, Amount amount, String asker) {
        var before = limits.givenBefore(subject, amount.kind());
        return limits.ofGroups(subject, amount.kind()).stream()
                .filter(limit -> isAnybodyElseIn(limit.group(), asker))
                .map(limit -> limit.most().subtract(before).max(BigDecimal.ZERO))
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
    }

    private Optional<Approver> group(Case subject, Amount amount, String asker, Predicate<Limit> may) {
        var own =
                limits.ofPerson(asker, subject, amount.kind()).map(Limit::most).orElse(BigDecimal.ZERO);
        return limits.ofGroups(subject, amount.kind()).stream()
                .filter(may)
                .filter(limit -> limit.most().compareTo(own) >= 0)
                .filter(limit -> isAnybodyElseIn(limit.group(), asker))
                .findFirst()
                .map(limit -> new Approver(null, limit.group(), limit.most()));
    }

    private static Predicate<Limit> suffices(BigDecimal needed) {
        return limit -> limit.most().compareTo(needed) >= 0;
    }

    private boolean isAnybodyElseIn(String group, String asker) {
        return presence.isAnybodyThere(group, Set.of(asker));
    }
}
