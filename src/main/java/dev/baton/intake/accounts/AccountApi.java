package dev.baton.intake.accounts;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.baton.casefile.Account;
import dev.baton.casefile.AccountId;
import dev.baton.casefile.Accounts;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.StorableText;
import dev.baton.intake.AccountReach;
import dev.baton.intake.Warnings;
import dev.baton.intake.accounts.AccountTerms.Term;
import dev.baton.web.ProblemResponses;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Accounts in from a CRM. */
@RestController
class AccountApi {

    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 12, 31);

    private final Accounts accounts;
    private final AccountTerms terms;
    private final AccountReach reach;

    AccountApi(Accounts accounts, AccountTerms terms, AccountReach reach) {
        this.reach = reach;
        this.accounts = accounts;
        this.terms = terms;
    }

    /**
     * @param tier as the models know it: standard, premium, vip, however it is spelt; others are warned of and count for nothing,
     *     as do those of {@code health} and {@code usage}
     * @param arr annual recurring revenue, in the desk's one currency; not negative, as is {@code mrr}
     * @param renewalDate ISO-8601 date from 1990 to 2100
     * @param health as the models know it: green, yellow, red
     * @param usage as the models know it: rising, steady, falling
     * @param zone an IANA time zone such as {@code Europe/Berlin}
     * @param csm user id of its customer success manager
     */
    record Known(
            @StorableText(max = 200, required = true) @Nullable
            String name,

            @StorableText(max = 50) @Nullable String tier,

            @DecimalMin(value = "0", message = "must not be negative")
            @Digits(integer = 13, fraction = 2, message = "must be an amount of at most 13 digits and 2 decimals")
            @Nullable
            BigDecimal arr,

            @DecimalMin(value = "0", message = "must not be negative")
            @Digits(integer = 13, fraction = 2, message = "must be an amount of at most 13 digits and 2 decimals")
            @Nullable
            BigDecimal mrr,

            @Nullable LocalDate renewalDate,
            @StorableText(max = 50) @Nullable String health,
            @StorableText(max = 50) @Nullable String usage,
            @StorableText(max = 80) @Nullable String industry,
            @StorableText(max = 80) @Nullable String region,
            @StorableText(max = 50) @Nullable String zone,
            @StorableText(max = 80) @Nullable String csm,

            @JsonAnySetter @Schema(hidden = true) @Nullable Map<String, Object> unknown) {}

    record Warned(List<String> warnings) {}

    /**
     * 204 once the account is known, whether it was before or not; 200 with {@code warnings} where fields were left out or count
     * for nothing; with a tier or health that is not known it is to be completed. All that is known is said each time: what is left
     * out, or null, is not known any more. Ids are compared without case and without the blanks around them. 403 where the account
     * is known and who asks may not read it.
     */
    @PutMapping("/api/accounts/{id}")
    ResponseEntity<Warned> put(@PathVariable String id, @RequestBody @Valid Known known, Authentication login) {
        var account = AccountId.of("id", id).value();
        refuseUnlessTheirs(login, account);
        checkRenewal(known.renewalDate());
        checkZone(known.zone());
        var tier = terms.tier(known.tier());
        var health = terms.health(known.health());
        var usage = terms.usage(known.usage());
        accounts.save(new Account(
                account,
                known.name(),
                tier.kept(),
                known.arr(),
                known.mrr(),
                known.renewalDate(),
                health.kept(),
                usage.kept(),
                known.industry(),
                known.region(),
                known.zone(),
                known.csm(),
                tier.isKnown() && health.isKnown()));
        var warnings = Warnings.ofUnknown(known.unknown());
        warn(warnings, "tier", tier);
        warn(warnings, "health", health);
        warn(warnings, "usage", usage);
        return warnings.isEmpty() ? ResponseEntity.noContent().build() : ResponseEntity.ok(new Warned(warnings.all()));
    }

    private void refuseUnlessTheirs(Authentication login, String id) {
        accounts.find(id).filter(known -> !reach.mayWrite(login, known.id())).ifPresent(known -> {
            throw ProblemResponses.answer(
                    HttpStatus.FORBIDDEN,
                    "It is an account none of whose cases you may read. Ask its customer success manager to change it.");
        });
    }

    private static void warn(Warnings warnings, String field, Term term) {
        if (!term.isKnown()) {
            warnings.add("%s \"%s\" is none of %s; it counts for nothing"
                    .formatted(field, term.kept(), String.join(", ", term.all())));
        }
    }

    private static void checkRenewal(@Nullable LocalDate date) {
        if (date != null && (date.isBefore(EARLIEST) || date.isAfter(LATEST))) {
            throw new Refusal("renewalDate", "must lie between %s and %s, not at %s".formatted(EARLIEST, LATEST, date));
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
