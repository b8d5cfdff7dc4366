package dev.baton.statuspage.links;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Refusal;
import dev.baton.web.Words;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons of that section. */
@Controller
class StatusLinkForm {

    private static final String BACK = "redirect:/cases/{number}";

    private final StatusLinks links;
    private final CaseFile caseFile;
    private final Words words;

    StatusLinkForm(StatusLinks links, CaseFile caseFile, Words words) {
        this.links = links;
        this.caseFile = caseFile;
        this.words = words;
    }

    @PostMapping("/cases/{number}/status-link")
    String make(@PathVariable String number, Principal by, RedirectAttributes answer) {
        try {
            links.make(existing(number), by.getName(), null);
            answer.addFlashAttribute("done", words.of("statuspage.link.done"));
        } catch (Refusal refusal) {
            answer.addFlashAttribute("refused", words.of("statuspage.link.many"));
        }
        return BACK;
    }

    @PostMapping("/cases/{number}/status-link/revoke")
    String revoke(@PathVariable String number, Principal by, RedirectAttributes answer) {
        links.revoke(existing(number), by.getName());
        answer.addFlashAttribute("done", words.of("statuspage.link.revoked"));
        return BACK;
    }

    private CaseNumber existing(String number) {
        return caseFile.get(new CaseNumber(number)).number();
    }
}
