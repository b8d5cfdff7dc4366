package dev.baton.workplace;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.EscalationKind;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.escalation.EscalationBrief;
import dev.baton.escalation.RequestEscalation;
import dev.baton.escalation.RequestEscalation.Request;
import dev.baton.escalation.Trend;
import dev.baton.escalation.Trends;
import dev.baton.web.Words;
import dev.baton.workplace.CaseForm.Done;
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asking for more expertise or more authority, with what whoever is asked needs to know, and saying how it gets on. */
@Controller
class EscalationForm {

    private static final int LONGEST = 2_000;

    private final RequestEscalation escalate;
    private final Trends trends;
    private final CaseForm form;
    private final Words words;

    EscalationForm(RequestEscalation escalate, Trends trends, CaseForm form, Words words) {
        this.escalate = escalate;
        this.trends = trends;
        this.form = form;
        this.words = words;
    }

    /**
     * @param kind functional or hierarchical
     * @param by "customer" where the customer asked for it
     * @param issue like the other parts of the brief, as it was typed; which of them are needed depends on the kind
     */
    @PostMapping("/cases/{number}/escalations")
    String request(
            @PathVariable String number,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String issue,
            @RequestParam(defaultValue = "") String stepsTried,
            @RequestParam(defaultValue = "") String hypothesis,
            @RequestParam(defaultValue = "") String impact,
            @RequestParam(defaultValue = "") String ask,
            Principal principal,
            RedirectAttributes answer) {
        var typed = new EscalationBrief(text(issue), text(stepsTried), text(hypothesis), text(impact), text(ask));
        return form.act(number, "escalate", shownAgain(kind, reason, by, typed), answer, () -> {
            var asked = kind(kind);
            var requested = escalate.request(
                    new CaseNumber(number),
                    new Request(
                            asked,
                            form.required(reason, LONGEST),
                            principal.getName(),
                            by.equals("customer"),
                            whole(asked, typed)));
            return new Done(requested.created() ? "workplace.done.escalate" : "workplace.done.escalateAgain");
        });
    }

    @PostMapping("/cases/{number}/escalations/{id}/trend")
    String trend(
            @PathVariable String number,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String trend,
            Principal principal,
            RedirectAttributes answer) {
        return form.act(number, "trend", Map.of("trend", trend), answer, () -> {
            trends.tell(new CaseNumber(number), id, trend(trend), principal.getName());
            return new Done("workplace.done.trend");
        });
    }

    private static Map<String, String> shownAgain(String kind, String reason, String by, EscalationBrief typed) {
        var all = new HashMap<>(Map.of("kind", kind, "reason", reason, "by", by));
        typed.parts().forEach((part, text) -> all.put(part, text == null ? "" : text));
        return all;
    }

    private EscalationBrief whole(EscalationKind kind, EscalationBrief brief) {
        var missing = brief.missing(kind);
        if (!missing.isEmpty()) {
            throw new Refusal(
                    "",
                    words.of(
                            "workplace.escalate.incomplete",
                            missing.stream()
                                    .map(part -> words.of("escalation.part." + part))
                                    .collect(Collectors.joining(", "))));
        }
        brief.parts().values().stream().filter(text -> text != null).forEach(text -> form.required(text, LONGEST));
        return brief;
    }

    private static @Nullable String text(String typed) {
        return TextRules.isEmpty(typed) ? null : typed.strip();
    }

    private static EscalationKind kind(String label) {
        return Stream.of(EscalationKind.values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new Refusal("kind", "must be functional or hierarchical"));
    }

    private static Trend trend(String label) {
        return Stream.of(Trend.values())
                .filter(trend -> trend.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new Refusal("trend", "must be improving, same or declining"));
    }
}
