package dev.baton.casefile.web;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Sendings;
import dev.baton.casefile.UnknownCase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What was said on a case before the messages its own page shows. */
@Controller
class ConversationPage {

    /** No case has as many messages. */
    private static final int MOST_SKIPPED = 10_000_000;

    private final CaseFile caseFile;
    private final Conversation conversation;
    private final ObjectProvider<Sendings> sendings;

    ConversationPage(CaseFile caseFile, Conversation conversation, ObjectProvider<Sendings> sendings) {
        this.caseFile = caseFile;
        this.conversation = conversation;
        this.sendings = sendings;
    }

    /** @param skip how many of the latest messages to leave out */
    @GetMapping("/cases/{number}/conversation")
    String show(@PathVariable String number, @RequestParam(defaultValue = "0") int skip, Model page) {
        var subject = caseFile.get(new CaseNumber(number));
        page.addAttribute("subject", subject);
        page.addAttribute(
                "part",
                ConversationPart.of(conversation, sendings, subject, Math.min(Math.max(0, skip), MOST_SKIPPED)));
        return "casefile/earlier";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown(UnknownCase unknown, Model page) {
        page.addAttribute("message", unknown.getMessage());
        return "casefile/unknown";
    }
}
