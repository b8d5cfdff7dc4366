package dev.baton.expectations.books;

import dev.baton.casefile.Refusal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** How promises went, as a table. */
@Controller
class PromisesPage {

    private final PromiseBooks books;

    PromisesPage(PromiseBooks books) {
        this.books = books;
    }

    /** @param from a day in UTC, the first @param to a day in UTC, the last */
    @GetMapping("/promises")
    String show(
            @RequestParam(defaultValue = "person") String by,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            Authentication login,
            Model page) {
        var what = PromiseBooks.by(by);
        var period = books.period(
                from == null ? null : from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                to == null ? null : to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        page.addAttribute("by", what.label());
        page.addAttribute("from", LocalDate.ofInstant(period.from(), ZoneOffset.UTC));
        page.addAttribute("to", LocalDate.ofInstant(period.to().minus(Duration.ofNanos(1)), ZoneOffset.UTC));
        page.addAttribute("counts", books.of(login, what, period));
        page.addAttribute("most", PromiseBooks.MOST);
        return "expectations/books";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String refused(Refusal refusal, Authentication login, Model page) {
        page.addAllAttributes(Map.of("problem", refusal.field() + " " + refusal.getMessage()));
        return show("person", null, null, login, page);
    }
}
