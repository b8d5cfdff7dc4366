package dev.baton.casefile.web;

import dev.baton.casefile.Accounts;
import dev.baton.casefile.Case;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseSection;
import dev.baton.casefile.UnknownCase;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The live case on one page, as the tab beside a task's form shows it. Every room adds its section. */
@Controller
class CasePage {

    private final CaseFile caseFile;
    private final Accounts accounts;
    private final List<CaseSection> sections;

    CasePage(CaseFile caseFile, Accounts accounts, List<CaseSection> sections) {
        this.caseFile = caseFile;
        this.accounts = accounts;
        this.sections = sections;
    }

    record Shown(String template, String place, Object content) {}

    @GetMapping("/cases/{number}")
    String show(@PathVariable String number, Model page) {
        var subject = caseFile.get(new CaseNumber(number));
        page.addAttribute("subject", subject);
        page.addAttribute("account", accounts.get(subject.account()));
        page.addAttribute(
                "sections",
                sections.stream().map(section -> shown(section, subject)).toList());
        return "casefile/case";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown(UnknownCase unknown, Model page) {
        page.addAttribute("message", unknown.getMessage());
        return "casefile/unknown";
    }

    private static Shown shown(CaseSection section, Case subject) {
        return new Shown(section.template(), section.place().name(), section.content(subject));
    }
}
