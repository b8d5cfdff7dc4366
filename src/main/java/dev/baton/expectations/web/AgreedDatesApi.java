package dev.baton.expectations.web;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.StorableText;
import dev.baton.expectations.AgreedDate;
import dev.baton.expectations.AgreedDates;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A date that a person agrees with the customer; no pause and no priority moves it. */
@RestController
@RequestMapping("/api/cases/{number}/agreed-dates")
class AgreedDatesApi {

    private final AgreedDates dates;
    private final CaseFile caseFile;

    AgreedDatesApi(AgreedDates dates, CaseFile caseFile) {
        this.dates = dates;
        this.caseFile = caseFile;
    }

    /**
     * @param what the customer gets by then, such as {@code the fixed export}
     * @param due ISO-8601 with Z or an offset, ahead and within five years
     * @param reason why this date
     */
    record Agreement(
            @StorableText(max = 500, required = true) @Nullable
            String what,

            @NotNull(message = "is missing: an instant such as 2026-11-24T09:00:00Z") @Nullable
            Instant due,

            @StorableText(max = 1_000, required = true) @Nullable
            String reason) {}

    /** @param reason why it no longer stands */
    record Withdrawal(
            @StorableText(max = 1_000, required = true) @Nullable
            String reason) {}

    record Agreed(long id) {}

    /**
     * 201 and the date's id; a date that stood is replaced by it. Its clock {@code agreed} warns before and escalates after
     * it. 400 where it does not lie ahead, 404 where there is no such case, 409 where nobody works on the case any more.
     */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Agreed agree(@PathVariable String number, @RequestBody @Valid Agreement agreement, Principal person) {
        return new Agreed(
                dates.agree(existing(number), agreement.what(), agreement.due(), agreement.reason(), person.getName()));
    }

    /** All dates that were agreed, the oldest first. 404 where there is no such case. */
    @GetMapping
    List<AgreedDate> agreed(@PathVariable String number) {
        return dates.of(existing(number));
    }

    /** 204 once it is done: kept, or broken where its date has passed. 400 where that date does not stand. */
    @PostMapping("/{id}/kept")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@PathVariable String number, @PathVariable long id, Principal person) {
        dates.keep(existing(number), id, person.getName());
    }

    /** 204 once it no longer stands. 400 where that date does not stand. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(
            @PathVariable String number,
            @PathVariable long id,
            @RequestBody @Valid Withdrawal withdrawal,
            Principal person) {
        dates.withdraw(existing(number), id, withdrawal.reason(), person.getName());
    }

    private CaseNumber existing(String number) {
        return caseFile.get(new CaseNumber(number)).number();
    }
}
