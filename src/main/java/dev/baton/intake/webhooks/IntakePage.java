package dev.baton.intake.webhooks;

import dev.baton.casefile.TextRules;
import dev.baton.intake.quarantine.WebhookQuarantine;
import dev.baton.intake.quarantine.WebhookUnread;
import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The messages that could not be taken in, for who may mend them; auditors look. */
@Controller
class IntakePage {

    private static final int SHOWN = 50;
    private static final Set<String> MENDERS =
            Set.of("support-manager", "leadership", "process-owner", "camunda-admin");

    private final WebhookQuarantine quarantine;
    private final TakeIn takeIn;

    IntakePage(WebhookQuarantine quarantine, TakeIn takeIn) {
        this.quarantine = quarantine;
        this.takeIn = takeIn;
    }

    @GetMapping("/intake")
    String show(Authentication user, Model page) {
        page.addAttribute(
                "mayMend", user.getAuthorities().stream().anyMatch(group -> MENDERS.contains(group.getAuthority())));
        page.addAttribute("kept", quarantine.kept(SHOWN));
        page.addAttribute("count", quarantine.count());
        page.addAttribute("decided", quarantine.decided(SHOWN));
        return "intake/intake";
    }

    @PostMapping("/intake/{id}/take")
    String take(
            Principal user,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String body,
            RedirectAttributes answer) {
        try {
            var taken = takeIn.again(id, body, user.getName());
            answer.addFlashAttribute(
                    "done",
                    taken.number() == null
                            ? "The mapping has no rule for it; it is done with."
                            : "Taken in: %s.".formatted(taken.number()));
        } catch (WebhookUnread unread) {
            answer.addFlashAttribute("problem", "%s: %s".formatted(unread.place, unread.reason()));
        }
        return "redirect:/intake";
    }

    @PostMapping("/intake/{id}/dismiss")
    String dismiss(
            Principal user,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes answer) {
        var problem = TextRules.problem(reason, 500, true);
        if (problem != null) {
            answer.addFlashAttribute("problem", "The reason " + problem + ".");
        } else if (takeIn.dismiss(id, user.getName(), reason)) {
            answer.addFlashAttribute("done", "Dismissed.");
        } else {
            answer.addFlashAttribute("problem", "There is no such message that is still to be decided on.");
        }
        return "redirect:/intake";
    }
}
