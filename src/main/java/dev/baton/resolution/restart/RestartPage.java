package dev.baton.resolution.restart;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.UnknownCase;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The button on the page of deadlines that starts the process of a case again. For managers and administrators. */
@Controller
class RestartPage {

    private final RestartProcess process;

    RestartPage(RestartProcess process) {
        this.process = process;
    }

    @PostMapping("/deadlines/{number}/restart")
    String restart(@PathVariable String number, RedirectAttributes answer) {
        try {
            process.restart(new CaseNumber(number));
            answer.addFlashAttribute("told", number + " has a process again.");
        } catch (Refusal | UnknownCase refused) {
            answer.addFlashAttribute("told", refused.getMessage());
        }
        return "redirect:/deadlines";
    }
}
