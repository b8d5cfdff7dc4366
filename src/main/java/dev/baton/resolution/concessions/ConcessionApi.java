package dev.baton.resolution.concessions;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.StorableText;
import dev.baton.resolution.GiveConcession;
import dev.baton.resolution.GiveConcession.Kind;
import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Refunds, credits and discounts on a case. */
@RestController
@RequestMapping("/api/cases/{number}/concessions")
class ConcessionApi {

    private final GiveConcession give;
    private final ConcessionRecords records;
    private final CaseFile caseFile;

    ConcessionApi(GiveConcession give, ConcessionRecords records, CaseFile caseFile) {
        this.give = give;
        this.records = records;
        this.caseFile = caseFile;
    }

    /**
     * @param kind refund, credit or discount
     * @param amount above 0, with at most two decimals: in the desk's currency, of a discount in percent
     * @param reason why the customer gets it
     */
    record Request(
            @Nullable String kind,
            @Nullable BigDecimal amount,

            @StorableText(max = 1_000, required = true) @Nullable
            String reason) {}

    /** @param state given or asked @param askedOf who is asked, or the group; null where it is given */
    record Answer(long id, String state, @Nullable String askedOf) {}

    /**
     * @param amount in {@code unit}, the currency or {@code %}
     * @param state asked, given, refused, withdrawn or ended
     * @param askedOf who is or was asked to approve it, or the group; null where nobody had to be
     * @param due by when it is decided, else the next authority is asked; null where nobody had to be asked
     * @param decidedBy who gave, refused or withdrew it
     * @param answer why it was refused, or ended
     */
    record Shown(
            long id,
            String kind,
            BigDecimal amount,
            String unit,
            String reason,
            String state,
            String by,
            Instant at,
            @Nullable String askedOf,
            @Nullable Instant due,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String answer) {

        static Shown of(Concession one) {
            return new Shown(
                    one.id(),
                    one.kind().label(),
                    one.amount(),
                    one.unit(),
                    one.reason(),
                    one.state().label(),
                    one.askedBy(),
                    one.askedAt(),
                    one.whom().isEmpty() ? null : one.whom(),
                    one.due(),
                    one.decidedBy(),
                    one.decidedAt(),
                    one.answer());
        }
    }

    /**
     * Within the limit of who asks it is given at once; above it somebody who may is asked. 201 with its id; 200 where they asked for
     * the very same before and nobody has decided. 400 where it is no amount or more than anybody may give, 404 where there is no
     * such case, 409 where it is closed, or its process is gone and somebody would have to be asked.
     */
    @PostMapping
    ResponseEntity<Answer> give(@PathVariable String number, @RequestBody @Valid Request request, Principal by) {
        var given = give.give(
                existing(number), Kind.of(request.kind()), request.amount(), request.reason(), by.getName(), null);
        return ResponseEntity.status(given.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new Answer(given.id(), given.atOnce() ? "given" : "asked", given.askedOf()));
    }

    /** All of the case, the oldest first. 404 where there is no such case. */
    @GetMapping
    List<Shown> concessions(@PathVariable String number) {
        return records.of(existing(number)).stream().map(Shown::of).toList();
    }

    /** Withdraws what nobody has decided on. 204; 400 where it is decided, or somebody else's. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String number, @PathVariable long id, Principal by) {
        give.withdraw(existing(number), id, by.getName());
    }

    private CaseNumber existing(String number) {
        return caseFile.get(new CaseNumber(number)).number();
    }
}
