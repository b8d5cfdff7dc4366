package dev.baton.resolution.concessions;

import dev.baton.casefile.CaseNumber;
import dev.baton.resolution.GiveConcession.Amount;
import dev.baton.resolution.GiveConcession.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody gave a customer, or wants to.
 *
 * @param askedOf the one person who is asked to approve it
 * @param askedGroup where everybody of a group is asked; of a person, the group whose hours count
 * @param climbed whether who was asked first did not answer in time
 * @param due by when it is decided, else the next authority is asked
 * @param decidedBy who gave, refused or withdrew it; null while it is open, and where it ended by itself
 * @param answer why it was refused, or ended
 */
record Concession(
        long id,
        CaseNumber caseNumber,
        Kind kind,
        BigDecimal amount,
        String unit,
        String reason,
        String askedBy,
        Instant askedAt,
        State state,
        @Nullable String askedOf,
        @Nullable String askedGroup,
        boolean climbed,
        @Nullable Instant due,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String answer) {

    enum State {
        ASKED,
        GIVEN,
        REFUSED,
        WITHDRAWN,
        ENDED;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Amount worth() {
        return new Amount(kind, amount, unit);
    }

    boolean isTheSameAs(Concession other) {
        return isFor(other.worth(), other.reason(), other.askedBy());
    }

    boolean isFor(Amount other, String because, String by) {
        return askedBy.equals(by)
                && kind == other.kind()
                && amount.compareTo(other.value()) == 0
                && reason.equals(because);
    }

    /** Who is asked, a person or a group; empty for what was never asked of anybody. */
    String whom() {
        return askedOf != null ? askedOf : askedGroup == null ? "" : askedGroup;
    }
}
