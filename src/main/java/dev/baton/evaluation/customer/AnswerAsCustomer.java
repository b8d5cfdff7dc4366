package dev.baton.evaluation.customer;

import dev.baton.casefile.CaseReach;
import dev.baton.casefile.Direction;
import dev.baton.casefile.NewMessage;
import dev.baton.casefile.TextRules;
import dev.baton.intake.AddMessage;
import dev.baton.notification.ShownMails;
import dev.baton.notification.ShownMails.Shown;
import java.util.Locale;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An answer to a mail that is shown instead of being sent, as the customer's own mail would come in. */
@Controller
@ConditionalOnProperty("baton.evaluation")
class AnswerAsCustomer {

    private static final int LONGEST = 20_000;

    private final ShownMails mails;
    private final CaseReach reach;
    private final AddMessage messages;
    private final MessageSource words;

    AnswerAsCustomer(ShownMails mails, CaseReach reach, AddMessage messages, MessageSource words) {
        this.mails = mails;
        this.reach = reach;
        this.messages = messages;
        this.words = words;
    }

    /** What is empty or too long is shown again with the reason; 404 where there is no such mail that they may read. */
    @PostMapping("/deliveries/{id}/answer")
    String answer(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text,
            Locale language,
            RedirectAttributes answer) {
        var mail = mails.find(id)
                .filter(shown -> reach.reads(shown.number()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var problem = TextRules.problem(text, LONGEST, true);
        if (problem != null) {
            answer.addFlashAttribute(
                    "problem", words.getMessage("notification.answer.problem", new Object[] {problem}, language));
            answer.addFlashAttribute("text", text);
            return "redirect:/deliveries/" + id;
        }
        var heard = messages.add(mail.number(), said(mail, text));
        return "redirect:/cases/" + heard.number();
    }

    private static NewMessage said(Shown mail, String text) {
        var domain = mail.to().substring(mail.to().lastIndexOf('@') + 1);
        return new NewMessage(
                Direction.INBOUND, false, null, text, "mail", "<%s@%s>".formatted(UUID.randomUUID(), domain), null);
    }
}
