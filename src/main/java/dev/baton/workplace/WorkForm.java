package dev.baton.workplace;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TextRules;
import dev.baton.escalation.GiveWork;
import dev.baton.workplace.CaseForm.Done;
import java.security.Principal;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Giving the work to a colleague, or back to the team. */
@Controller
class WorkForm {

    private final GiveWork giveWork;
    private final CaseForm form;

    WorkForm(GiveWork giveWork, CaseForm form) {
        this.giveWork = giveWork;
        this.form = form;
    }

    /** @param person empty gives it back to the team */
    @PostMapping("/cases/{number}/responsible")
    String give(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String reason,
            Principal by,
            RedirectAttributes answer) {
        return form.act(number, "give", Map.of("person", person, "reason", reason), answer, () -> {
            var to = TextRules.isEmpty(person) ? null : person.strip();
            giveWork.give(new CaseNumber(number), to, form.required(reason, 1_000), by.getName());
            return new Done(to == null ? "workplace.done.back" : "workplace.done.give");
        });
    }
}
