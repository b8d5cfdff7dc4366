package dev.baton.statuspage.links;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Refusal;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
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

/** The links by which a customer sees their case. */
@RestController
@RequestMapping("/api/cases/{number}/status-link")
class StatusLinkApi {

    private final StatusLinks links;
    private final PublicAddress address;
    private final CaseFile caseFile;

    StatusLinkApi(StatusLinks links, PublicAddress address, CaseFile caseFile) {
        this.links = links;
        this.address = address;
        this.caseFile = caseFile;
    }

    /** @param validFor ISO-8601, such as {@code PT72H} or {@code P30D}; missing for as long as a link may be good */
    record Request(@Nullable String validFor) {}

    /** @param expires by when it ends at the latest; it ends earlier once its case is closed for {@code baton.status-page.valid-after-closing} */
    record Made(String url, Instant expires) {}

    /** @param by who made it, null where a text to the customer asked for it @param opened when it was opened last, null where never */
    record Shown(
            @Nullable String by,
            Instant made,
            Instant expires,
            @Nullable Instant opened) {}

    /**
     * Another link to the customer's page of the case: 201 and the whole address. Those that there are stay good. It is told here and on
     * the page of the case; of what makes it one only a hash is kept, so an {@code Idempotency-Key} is not looked at. 400 where
     * {@code validFor} is no time or longer than {@code baton.status-page.longest}, or the case has 50; 404 where there is no such case.
     */
    @PostMapping
    ResponseEntity<Made> make(
            @PathVariable String number, @RequestBody(required = false) @Nullable Request request, Principal by) {
        var validFor = request == null || request.validFor() == null ? null : time(request.validFor());
        var made = links.make(existing(number), by.getName(), validFor);
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new Made(address.here(made.token()), links.ends(made.link())));
    }

    /** Those that are good, the newest first, without what makes them links. 404 where there is no such case. */
    @GetMapping
    List<Shown> links(@PathVariable String number) {
        return links.current(existing(number)).stream()
                .map(link -> new Shown(link.madeBy(), link.madeAt(), links.ends(link), link.openedAt()))
                .toList();
    }

    /** Revokes all of them, at once. 204, also where there are none; 404 where there is no such case. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String number, Principal by) {
        links.revoke(existing(number), by.getName());
    }

    private CaseNumber existing(String number) {
        return caseFile.get(new CaseNumber(number)).number();
    }

    private static Duration time(String text) {
        try {
            return text.contains("T") ? Duration.parse(text) : Duration.ofDays(days(Period.parse(text)));
        } catch (DateTimeException | ArithmeticException none) {
            throw new Refusal("validFor", "is no time; write it like PT72H or P30D");
        }
    }

    private static int days(Period period) {
        if (period.toTotalMonths() != 0) {
            throw new DateTimeException("Months and years are not equally long");
        }
        return period.getDays();
    }
}
