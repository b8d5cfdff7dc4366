package dev.baton.intake.threads;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.UnknownCase;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;

/** All that stood in a mail, with what was cut from the conversation. */
@Controller
class WholeMailPage {

    private final CaseFile caseFile;
    private final ReceivedMails received;

    WholeMailPage(CaseFile caseFile, ReceivedMails received) {
        this.caseFile = caseFile;
        this.received = received;
    }

    /** 404 where the case has no such mail, or nothing of it was cut. */
    @GetMapping("/cases/{number}/mails/{id}")
    String show(@PathVariable String number, @PathVariable long id, Model page) {
        var subject = caseFile.get(new CaseNumber(number));
        page.addAttribute("subject", subject);
        page.addAttribute(
                "whole",
                received.whole(subject.number(), id)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "intake/whole-mail";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown(UnknownCase unknown, Model page) {
        page.addAttribute("message", unknown.getMessage());
        return "casefile/unknown";
    }
}
