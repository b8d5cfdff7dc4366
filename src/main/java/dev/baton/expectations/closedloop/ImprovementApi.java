package dev.baton.expectations.closedloop;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.StorableText;
import jakarta.validation.Valid;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What was changed because of a case. */
@RestController
@RequestMapping("/api/cases/{number}/improvements")
class ImprovementApi {

    private final MakeImprovements make;
    private final ImprovementBooks books;
    private final CaseFile caseFile;

    ImprovementApi(MakeImprovements make, ImprovementBooks books, CaseFile caseFile) {
        this.make = make;
        this.books = books;
        this.caseFile = caseFile;
    }

    /** @param what was changed, in words for customers */
    record New(
            @StorableText(max = 2_000, required = true) @Nullable
            String what) {}

    record Kept(long id) {}

    /**
     * @param state of what the customer of this case is told: waiting, said or left; null where another case of the same customer has it
     * @param customers how many are told in all @param waiting how many of them nobody has decided on
     */
    record Made(
            long id,
            CaseNumber becauseOf,
            String what,
            String by,
            Instant at,
            @Nullable String state,
            int customers,
            int waiting) {}

    /**
     * 201 and its id: a text is prepared for each customer behind the case, its duplicates, follow-ups and related cases, once, and goes
     * out when somebody sends it on their case, or by itself where its template is automatic. 404 where there is no such case, 409 where
     * it is merged.
     */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Kept made(@PathVariable String number, @RequestBody @Valid New change, Principal person) {
        return new Kept(make.made(
                caseFile.get(new CaseNumber(number)).number(), change.what().strip(), person.getName()));
    }

    /** Those in which the case has part, the oldest first. 404 where there is no such case. */
    @GetMapping
    List<Made> of(@PathVariable String number) {
        return books.of(caseFile.get(new CaseNumber(number)).number()).stream()
                .map(one -> new Made(
                        one.id(),
                        one.becauseOf(),
                        one.what(),
                        one.madeBy(),
                        one.madeAt(),
                        one.stateLabel(),
                        one.customers(),
                        one.waiting()))
                .toList();
    }
}
