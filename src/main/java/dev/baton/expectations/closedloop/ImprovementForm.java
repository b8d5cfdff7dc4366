package dev.baton.expectations.closedloop;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.web.Words;
import java.security.Principal;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Saying what was changed because of a case, and sending it to its customer. */
@Controller
class ImprovementForm {

    private final MakeImprovements make;
    private final TellImprovements tell;
    private final CaseFile caseFile;
    private final Words words;

    ImprovementForm(MakeImprovements make, TellImprovements tell, CaseFile caseFile, Words words) {
        this.make = make;
        this.tell = tell;
        this.caseFile = caseFile;
        this.words = words;
    }

    @PostMapping("/cases/{number}/improvements")
    String made(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String what,
            Principal person,
            RedirectAttributes answer) {
        return act(
                number,
                "improvement",
                Map.of("what", what),
                answer,
                "expectations.improvement.made",
                () -> make.made(
                        caseFile.get(new CaseNumber(number)).number(), required(what, 2_000), person.getName()));
    }

    /** @param send empty leaves the customer out */
    @PostMapping("/cases/{number}/improvements/{told}")
    String decide(
            @PathVariable String number,
            @PathVariable long told,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String send,
            Principal person,
            RedirectAttributes answer) {
        var subject = new CaseNumber(number);
        var form = "improvement-" + told;
        return send.isEmpty()
                ? act(
                        number,
                        form,
                        Map.of("text", text),
                        answer,
                        "expectations.improvement.left",
                        () -> tell.leave(subject, told, person.getName()))
                : act(
                        number,
                        form,
                        Map.of("text", text),
                        answer,
                        "expectations.improvement.sent",
                        () -> tell.send(subject, told, required(text, TextRules.LONGEST), person.getName()));
    }

    private String act(
            String number,
            String form,
            Map<String, String> typed,
            RedirectAttributes answer,
            String done,
            Runnable deed) {
        try {
            deed.run();
            answer.addFlashAttribute("done", words.of(done));
        } catch (Refusal refusal) {
            answer.addFlashAttribute("refused", refusal.getMessage());
            answer.addFlashAttribute("refusedForm", form);
            answer.addFlashAttribute("typed", typed);
        }
        answer.addAttribute("number", number);
        return "redirect:/cases/{number}";
    }

    private String required(String text, int max) {
        var problem = TextRules.problem(text, max, true);
        if (problem != null) {
            throw new Refusal("", words.of("expectations.improvement.text", problem));
        }
        return text.strip();
    }
}
