package dev.baton.workplace.reply;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TextRules;
import dev.baton.expectations.CustomerTexts;
import dev.baton.expectations.Occasion;
import dev.baton.web.Words;
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A text from a template, put into the reply before it goes out: below what stands there already, and to be changed. */
@Controller
class TextForm {

    private final CustomerTexts texts;
    private final CaseFile caseFile;
    private final StatedHour hours;
    private final Words words;

    TextForm(CustomerTexts texts, CaseFile caseFile, StatedHour hours, Words words) {
        this.hours = hours;
        this.texts = texts;
        this.caseFile = caseFile;
        this.words = words;
    }

    /**
     * The fields of the reply for a page that asks for a part, else the page with them. The hour that the text says becomes the stated one.
     *
     * @param occasion as templates call it; of an unknown or empty one, and of one without a template, the reply stays as it is
     * @param language as in BCP 47; empty for the customer's
     * @param text what stands in the reply
     * @param nextUpdate the hour that is stated, such as {@code 2026-12-01T15:00}; empty leaves it to the rules @param zone of it
     * @param putText what was put in before: it is replaced where nobody changed it @param putHour the hour it said @param putTold that in its words
     */
    @PostMapping("/cases/{number}/texts")
    String use(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String occasion,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String nextUpdate,
            @RequestParam(defaultValue = "UTC") String zone,
            @RequestParam(name = "put", defaultValue = "") String putText,
            @RequestParam(defaultValue = "") String putHour,
            @RequestParam(defaultValue = "") String putTold,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Principal writer,
            Model page,
            RedirectAttributes answer) {
        var before = new PutText(putText, putHour, putTold);
        var typed = new HashMap<>(Map.of("text", text, "nextUpdate", nextUpdate));
        typed.putAll(before.typed());
        Occasion.of(occasion)
                .flatMap(known -> texts.reply(
                        known,
                        caseFile.get(new CaseNumber(number)),
                        language.isBlank() ? null : language,
                        new CustomerTexts.Reply(writer.getName(), hours.stated(nextUpdate, zone))))
                .ifPresent(written -> put(written, before, zone, typed));
        if (part != null) {
            page.addAttribute("typed", typed);
            return "workplace/reply-text";
        }
        answer.addFlashAttribute("refusedForm", "reply");
        answer.addFlashAttribute("typed", typed);
        answer.addFlashAttribute("done", words.of("workplace.texts.done"));
        answer.addAttribute("number", number);
        return "redirect:/cases/{number}";
    }

    private void put(CustomerTexts.Written written, PutText before, String zone, Map<String, String> typed) {
        var rest = before.without(typed.get("text"));
        var added = written.text().text();
        typed.put("text", TextRules.isEmpty(rest) ? added : rest.stripTrailing() + "\n\n" + added);
        typed.putAll(PutText.of(written).typed());
        if (written.next() != null) {
            typed.put("nextUpdate", hours.typed(written.next(), zone));
        }
    }
}
