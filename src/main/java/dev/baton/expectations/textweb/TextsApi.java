package dev.baton.expectations.textweb;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Refusal;
import dev.baton.expectations.CustomerTexts;
import dev.baton.expectations.CustomerTexts.Reply;
import dev.baton.expectations.Occasion;
import java.security.Principal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** A text for the customer of a case, filled and said to nobody. */
@RestController
class TextsApi {

    private final CustomerTexts texts;
    private final CaseFile caseFile;

    TextsApi(CustomerTexts texts, CaseFile caseFile) {
        this.texts = texts;
        this.caseFile = caseFile;
    }

    /** @param automatic whether it goes out by itself on its occasion @param template the file it is from */
    record Filled(
            String occasion,
            String language,
            String tone,
            String subject,
            String text,
            boolean automatic,
            String template) {}

    /**
     * 400 where there is no such occasion, 404 where there is no such case, or no template for the occasion.
     *
     * @param occasion as templates call it, such as {@code update}
     * @param language as in BCP 47; the customer's where missing
     * @param nextUpdate when they are to hear next, ISO-8601; where missing, what the rules promise
     */
    @GetMapping("/api/cases/{number}/texts")
    Filled text(
            @PathVariable String number,
            @RequestParam String occasion,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
                    Instant nextUpdate,
            Principal writer) {
        var subject = caseFile.get(new CaseNumber(number));
        var on =
                Occasion.of(occasion).orElseThrow(() -> new Refusal("occasion", "must be one of " + Occasion.labels()));
        return texts.reply(on, subject, language, new Reply(writer.getName(), nextUpdate))
                .map(CustomerTexts.Written::text)
                .map(text -> new Filled(
                        text.occasion().label(),
                        text.language(),
                        text.tone(),
                        text.subject(),
                        text.text(),
                        text.automatic(),
                        text.file()))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no template for \"%s\"; deploy one.".formatted(occasion)));
    }
}
