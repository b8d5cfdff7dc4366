package dev.baton.workplace;

import dev.baton.casefile.CaseNumber;
import dev.baton.resolution.AskForReopening;
import dev.baton.workplace.CaseForm.Done;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Opening a resolved case again. */
@Controller
class ReopeningForm {

    private final AskForReopening askForReopening;
    private final CaseForm form;

    ReopeningForm(AskForReopening askForReopening, CaseForm form) {
        this.askForReopening = askForReopening;
        this.form = form;
    }

    @PostMapping("/cases/{number}/reopen")
    String reopen(
            @PathVariable String number, @RequestParam(defaultValue = "") String reason, RedirectAttributes answer) {
        return form.act(number, "reopen", Map.of("reason", reason), answer, () -> {
            askForReopening.ask(new CaseNumber(number), form.required(reason, 1_000));
            return new Done("workplace.done.reopen");
        });
    }
}
