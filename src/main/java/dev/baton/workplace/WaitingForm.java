package dev.baton.workplace;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Waiting;
import dev.baton.casefile.WaitingOn;
import dev.baton.workplace.CaseForm.Done;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Waiting on the customer or a third party, and going on. */
@Controller
class WaitingForm {

    private final Waiting waiting;
    private final CaseForm form;

    WaitingForm(Waiting waiting, CaseForm form) {
        this.waiting = waiting;
        this.form = form;
    }

    @PostMapping("/cases/{number}/waiting")
    String start(
            @PathVariable String number,
            @RequestParam String on,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes answer) {
        return form.act(number, "wait", Map.of("on", on, "reason", reason), answer, () -> {
            var waited = waiting.isOn(new CaseNumber(number), WaitingOn.of(on));
            waiting.start(new CaseNumber(number), WaitingOn.of(on), form.required(reason, 1_000));
            return new Done(waited ? "workplace.done.waited" : "workplace.done.wait");
        });
    }

    @PostMapping("/cases/{number}/waiting/{on}/end")
    String end(@PathVariable String number, @PathVariable String on, RedirectAttributes answer) {
        return form.act(number, "resume", Map.of(), answer, () -> {
            var waited = waiting.isOn(new CaseNumber(number));
            waiting.end(new CaseNumber(number), WaitingOn.of(on));
            return new Done(waited ? "workplace.done.resume" : "workplace.done.nothing");
        });
    }
}
