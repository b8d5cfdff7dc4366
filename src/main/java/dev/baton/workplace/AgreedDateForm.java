package dev.baton.workplace;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Refusal;
import dev.baton.expectations.AgreedDates;
import dev.baton.web.Words;
import dev.baton.workplace.CaseForm.Done;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A date that is agreed with the customer, in the zone of whoever agrees it. */
@Controller
class AgreedDateForm {

    private final AgreedDates dates;
    private final CaseFile caseFile;
    private final CaseForm form;
    private final Words words;

    AgreedDateForm(AgreedDates dates, CaseFile caseFile, CaseForm form, Words words) {
        this.dates = dates;
        this.caseFile = caseFile;
        this.form = form;
        this.words = words;
    }

    /**
     * @param due such as {@code 2026-12-01T15:00}
     * @param zone such as {@code Europe/Berlin}, which the browser tells; UTC where it does not
     */
    @PostMapping("/cases/{number}/agreed-dates")
    String agree(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String due,
            @RequestParam(defaultValue = "UTC") String zone,
            @RequestParam(defaultValue = "") String reason,
            Principal person,
            RedirectAttributes answer) {
        return form.act(number, "agree", Map.of("what", what, "due", due, "reason", reason), answer, () -> {
            dates.agree(
                    caseFile.get(new CaseNumber(number)).number(),
                    form.required(what, 500),
                    instant(due, zone),
                    form.required(reason, 1_000),
                    person.getName());
            return new Done("workplace.done.agree");
        });
    }

    private Instant instant(String due, String zone) {
        try {
            return LocalDateTime.parse(due).atZone(ZoneId.of(zone)).toInstant();
        } catch (DateTimeException unreadable) {
            throw new Refusal("", words.of("workplace.agree.unreadable"));
        }
    }
}
