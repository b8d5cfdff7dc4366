package dev.baton.intake.threads;

import dev.baton.casefile.Refusal;
import dev.baton.web.Words;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is said to be a person although every mail of theirs says that a machine sent it. */
@Controller
class MailSendersPage {

    private final WrittenByPeople people;
    private final Words words;

    MailSendersPage(WrittenByPeople people, Words words) {
        this.people = people;
        this.words = words;
    }

    /** @param who an address, {@code @domain}, or {@code account:} and its id */
    @PostMapping("/intake/people")
    String add(
            Principal user,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes answer) {
        try {
            people.add(who, reason, user.getName());
            answer.addFlashAttribute("done", words.of("intake.people.added", who));
        } catch (Refusal refused) {
            answer.addFlashAttribute("problem", words.of("intake.people.refused." + refused.field()));
            answer.addFlashAttribute("typedWho", who);
            answer.addFlashAttribute("typedReason", reason);
        }
        return "redirect:/intake#people";
    }

    @PostMapping("/intake/people/remove")
    String remove(@RequestParam String who, RedirectAttributes answer) {
        people.remove(who);
        answer.addFlashAttribute("done", words.of("intake.people.removed", who));
        return "redirect:/intake#people";
    }
}
