package dev.baton.resolution.playbooks;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Refusal;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Ticking a step off on the page of a case. */
@Controller
class PlaybookPage {

    private final Ticks ticks;
    private final PlaybookSection section;
    private final CaseFile caseFile;

    PlaybookPage(Ticks ticks, PlaybookSection section, CaseFile caseFile) {
        this.ticks = ticks;
        this.section = section;
        this.caseFile = caseFile;
    }

    /**
     * @param playbook its file
     * @param done whether it was tried
     * @param htmx there where only the checklist is wanted
     */
    @PostMapping("/cases/{number}/playbook")
    String tick(
            @PathVariable String number,
            @RequestParam String playbook,
            @RequestParam String step,
            @RequestParam boolean done,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Principal person,
            Model page,
            RedirectAttributes answer) {
        var refused = refused(new CaseNumber(number), playbook, step, done, person.getName());
        if (htmx != null) {
            page.addAttribute("content", section.content(caseFile.get(new CaseNumber(number)), refused));
            return "resolution/checklist";
        }
        answer.addFlashAttribute("refused", refused);
        answer.addAttribute("number", number);
        return "redirect:/cases/{number}#playbook";
    }

    private @Nullable String refused(CaseNumber number, String playbook, String step, boolean done, String person) {
        try {
            if (done) {
                ticks.tick(number, playbook, step, person);
            } else {
                ticks.takeBack(number, playbook, step, person);
            }
            return null;
        } catch (Refusal refusal) {
            return refusal.getMessage();
        }
    }
}
