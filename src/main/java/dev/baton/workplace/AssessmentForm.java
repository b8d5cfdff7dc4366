package dev.baton.workplace;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Grade;
import dev.baton.casefile.Refusal;
import dev.baton.triage.AssessAnew;
import dev.baton.workplace.CaseForm.Done;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Correcting what the case is about and how bad it is; the rules give its priority. */
@Controller
class AssessmentForm {

    private final AssessAnew assessAnew;
    private final CaseForm form;

    AssessmentForm(AssessAnew assessAnew, CaseForm form) {
        this.assessAnew = assessAnew;
        this.form = form;
    }

    @PostMapping("/cases/{number}/assessment")
    String assess(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String impact,
            @RequestParam(defaultValue = "") String urgency,
            RedirectAttributes answer) {
        var typed = Map.of("category", category, "impact", impact, "urgency", urgency);
        return form.act(number, "assess", typed, answer, () -> {
            assessAnew.assess(new CaseNumber(number), category, grade("impact", impact), grade("urgency", urgency));
            return new Done("workplace.done.assess");
        });
    }

    private static Grade grade(String field, String label) {
        return Grade.understood(label)
                .orElseThrow(() -> new Refusal(field, "The %s must be low, medium or high.".formatted(field)));
    }
}
