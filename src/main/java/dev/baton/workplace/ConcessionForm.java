package dev.baton.workplace;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Refusal;
import dev.baton.resolution.GiveConcession;
import dev.baton.resolution.GiveConcession.Given;
import dev.baton.resolution.GiveConcession.Kind;
import dev.baton.resolution.GiveConcession.Outlook;
import dev.baton.web.Words;
import dev.baton.workplace.CaseForm.Done;
import java.math.BigDecimal;
import java.security.Principal;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Giving the customer a refund, a credit or a discount, or asking whoever may. */
@Controller
class ConcessionForm {

    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,12}(?:[.,]\\d{1,2})?");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{1,60}");

    private final GiveConcession give;
    private final CaseForm form;
    private final Words words;

    ConcessionForm(GiveConcession give, CaseForm form, Words words) {
        this.give = give;
        this.form = form;
        this.words = words;
    }

    /**
     * @param kind refund, credit or discount
     * @param amount such as 49.90 or 49,90
     * @param key made with the page: the same form sent again is the same concession
     */
    @PostMapping("/cases/{number}/concessions")
    String give(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String key,
            Principal person,
            RedirectAttributes answer) {
        var typed = Map.of("kind", kind, "amount", amount, "reason", reason);
        return form.act(number, "concession", typed, answer, () -> {
            var given = give.give(
                    new CaseNumber(number),
                    Kind.of(kind),
                    read(amount),
                    form.required(reason, 1_000),
                    person.getName(),
                    KEY.matcher(key).matches() ? key : null);
            return done(given);
        });
    }

    private Done done(Given given) {
        var what = told(given.amount());
        return given.askedOf() == null
                ? new Done("workplace.done.concession", what)
                : new Done("workplace.done.concession.asked", what, given.askedOf());
    }

    @PostMapping("/cases/{number}/concessions/{id}/withdraw")
    String withdraw(@PathVariable String number, @PathVariable long id, Principal person, RedirectAttributes answer) {
        return form.act(number, "withdraw", Map.of(), answer, () -> {
            give.withdraw(new CaseNumber(number), id, person.getName());
            return new Done("workplace.done.withdraw");
        });
    }

    /** One sentence on what would come of it, for who is about to. */
    @GetMapping("/cases/{number}/concessions/outlook")
    String outlook(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String amount,
            Principal person,
            Model page) {
        page.addAttribute("told", outlook(new CaseNumber(number), kind, amount, person.getName()));
        return "workplace/outlook";
    }

    private String outlook(CaseNumber number, String kind, String amount, String person) {
        if (amount.isBlank()) {
            return "";
        }
        try {
            return told(give.outlook(number, Kind.of(kind), read(amount), person));
        } catch (Refusal refusal) {
            return form.sentence(refusal);
        }
    }

    private String told(Outlook outlook) {
        if (outlook.atOnce()) {
            return words.of("workplace.concession.atOnce", told(outlook.limit()), told(outlook.before()));
        }
        return outlook.askedOf() == null
                ? words.of("workplace.concession.nobody")
                : words.of(
                        "workplace.concession.asked",
                        told(outlook.left()),
                        outlook.askedOf(),
                        told(outlook.limit()),
                        told(outlook.before()));
    }

    private static String told(GiveConcession.Amount amount) {
        return amount.told(LocaleContextHolder.getLocale());
    }

    private BigDecimal read(String amount) {
        var text = amount.strip();
        if (!AMOUNT.matcher(text).matches()) {
            throw new Refusal("", words.of("workplace.concession.unreadable"));
        }
        return new BigDecimal(text.replace(',', '.'));
    }
}
