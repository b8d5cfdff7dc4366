package dev.baton.expectations.books;

import dev.baton.expectations.books.PromiseBooks.Count;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How promises went. */
@RestController
class PromisesApi {

    private final PromiseBooks books;

    PromisesApi(PromiseBooks books) {
        this.books = books;
    }

    /** @param items those with the most broken ones first, 200 at most */
    record Counted(Instant from, Instant to, String by, List<Count> items) {}

    /**
     * Promises that were due from {@code from} until before {@code to}, of the cases that the caller may read and to the contacts of their
     * escalated accounts, counted by who had to
     * keep them when they were settled. A promise that was replaced by a sooner one, or ended with its case, counts nowhere. 400 where
     * the time is none, or longer than 366 days.
     *
     * @param from ISO-8601; 30 days before {@code to} where missing
     * @param to ISO-8601; a day from now where missing
     * @param by person, team or account
     */
    @GetMapping("/api/promises")
    Counted counted(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable Instant from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable Instant to,
            @RequestParam(defaultValue = "person") String by,
            Authentication login) {
        var what = PromiseBooks.by(by);
        var period = books.period(from, to);
        return new Counted(period.from(), period.to(), what.label(), books.of(login, what, period));
    }
}
