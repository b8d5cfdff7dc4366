package dev.baton.workplace;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.EscalationKind;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.escalation.RequestEscalation;
import dev.baton.web.Words;
import dev.baton.workplace.CaseForm.Done;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asking for more expertise or more authority, with what whoever is asked needs to know. */
@Controller
class EscalationForm {

    private static final int LONGEST = 2_000;

    private final RequestEscalation escalate;
    private final CaseForm form;
    private final Words words;

    EscalationForm(RequestEscalation escalate, CaseForm form, Words words) {
        this.escalate = escalate;
        this.form = form;
        this.words = words;
    }

    /**
     * @param kind functional or hierarchical
     * @param impact what it costs the customer, and us
     * @param ask what whoever is asked shall do
     */
    @PostMapping("/cases/{number}/escalations")
    String request(
            @PathVariable String number,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String impact,
            @RequestParam(defaultValue = "") String ask,
            RedirectAttributes answer) {
        var typed = Map.of("kind", kind, "reason", reason, "impact", impact, "ask", ask);
        return form.act(number, "escalate", typed, answer, () -> {
            var why = form.required(reason, LONGEST);
            escalate.request(new CaseNumber(number), kind(kind), form.required(told(why, impact, ask), LONGEST));
            return new Done("workplace.done.escalate");
        });
    }

    private static EscalationKind kind(String label) {
        return Stream.of(EscalationKind.values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new Refusal("kind", "must be functional or hierarchical"));
    }

    private String told(String reason, String impact, String ask) {
        return reason + said("workplace.escalate.told.impact", impact) + said("workplace.escalate.told.ask", ask);
    }

    private String said(String key, String text) {
        return TextRules.isEmpty(text) ? "" : "\n" + words.of(key, text.strip());
    }
}
