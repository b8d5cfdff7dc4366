package dev.baton.intake.webhooks;

import dev.baton.casefile.TextRules;
import dev.baton.intake.quarantine.IntakeSection;
import dev.baton.intake.quarantine.KeptMessage;
import dev.baton.intake.quarantine.WebhookQuarantine;
import dev.baton.intake.quarantine.WebhookUnread;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
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
    private final List<IntakeSection> sections;

    IntakePage(WebhookQuarantine quarantine, TakeIn takeIn, List<IntakeSection> sections) {
        this.quarantine = quarantine;
        this.takeIn = takeIn;
        this.sections = sections;
    }

    /** What a person mended and was refused: it is shown to them again. */
    record Mended(long id, String body) {}

    record Shown(String template, Object content) {}

    /** @param open the message of which the whole body is shown */
    @GetMapping("/intake")
    String show(Authentication user, @RequestParam(required = false) @Nullable Long open, Model page) {
        opened(open, (Mended) page.getAttribute("mended")).ifPresent(message -> page.addAttribute("opened", message));
        page.addAttribute(
                "mayMend", user.getAuthorities().stream().anyMatch(group -> MENDERS.contains(group.getAuthority())));
        page.addAttribute("kept", quarantine.kept(SHOWN));
        page.addAttribute("count", quarantine.count());
        page.addAttribute(
                "sections",
                sections.stream()
                        .map(section -> new Shown(section.template(), section.content()))
                        .toList());
        page.addAttribute("decided", quarantine.decided(SHOWN));
        return "intake/intake";
    }

    private Optional<KeptMessage> opened(@Nullable Long open, @Nullable Mended mended) {
        if (mended != null) {
            return quarantine.opened(mended.id()).map(message -> message.mended(mended.body()));
        }
        return Optional.ofNullable(open).flatMap(quarantine::opened);
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
                            ? "It belongs to no case; it is done with."
                            : "Taken in: %s.".formatted(taken.number()));
        } catch (WebhookUnread unread) {
            answer.addFlashAttribute("problem", "%s: %s".formatted(unread.place, unread.reason()));
            answer.addFlashAttribute("failed", id);
            if (body != null) {
                answer.addFlashAttribute("mended", new Mended(id, body));
            }
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
