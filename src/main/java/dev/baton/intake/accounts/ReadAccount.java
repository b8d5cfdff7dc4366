package dev.baton.intake.accounts;

import dev.baton.casefile.Account;
import dev.baton.casefile.Refusal;
import dev.baton.intake.accounts.AccountTerms.Term;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is said of an account, in the words of the models. */
@Component
class ReadAccount {

    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 12, 31);

    private final AccountTerms terms;

    ReadAccount(AccountTerms terms) {
        this.terms = terms;
    }

    /** @param warnings of words that count for nothing */
    record Read(Account account, List<String> warnings) {}

    /** @throws Refusal of the first field that is wrong */
    Read read(String id, KnownAccount said) {
        checkDate("renewalDate", said.renewalDate());
        checkZone(said.zone());
        var tier = terms.tier(said.tier());
        var health = terms.health(said.health());
        var usage = terms.usage(said.usage());
        var outcome = outcome(said);
        var account = new Account(
                id,
                Objects.requireNonNull(said.name()),
                tier.kept(),
                said.arr(),
                said.mrr(),
                said.renewalDate(),
                health.kept(),
                usage.kept(),
                said.industry(),
                said.region(),
                said.zone(),
                said.csm(),
                outcome,
                said.renewedOn(),
                tier.isKnown() && health.isKnown());
        var warnings = new ArrayList<String>();
        warn(warnings, "tier", tier);
        warn(warnings, "health", health);
        warn(warnings, "usage", usage);
        return new Read(account, warnings);
    }

    /** Revenue is counted by it: a word that is none of these is refused rather than kept. */
    private @Nullable String outcome(KnownAccount said) {
        var outcome = terms.renewal(said.renewalOutcome());
        if (!outcome.isKnown()) {
            throw new Refusal("renewalOutcome", "must be one of " + String.join(", ", outcome.all()));
        }
        if (outcome.kept() != null && said.renewedOn() == null) {
            throw new Refusal("renewedOn", "is needed with renewalOutcome: the day from which on it holds");
        }
        if (outcome.kept() == null && said.renewedOn() != null) {
            throw new Refusal("renewalOutcome", "is needed with renewedOn: how the renewal ended");
        }
        checkDate("renewedOn", said.renewedOn());
        return outcome.kept();
    }

    private static void warn(List<String> warnings, String field, Term term) {
        if (!term.isKnown()) {
            warnings.add("%s \"%s\" is none of %s; it counts for nothing"
                    .formatted(field, term.kept(), String.join(", ", term.all())));
        }
    }

    private static void checkDate(String field, @Nullable LocalDate date) {
        if (date != null && (date.isBefore(EARLIEST) || date.isAfter(LATEST))) {
            throw new Refusal(field, "must lie between %s and %s, not at %s".formatted(EARLIEST, LATEST, date));
        }
    }

    private static void checkZone(@Nullable String zone) {
        try {
            if (zone != null) {
                ZoneId.of(zone);
            }
        } catch (DateTimeException unknown) {
            throw new Refusal("zone", "is no time zone; write one like Europe/Berlin");
        }
    }
}
