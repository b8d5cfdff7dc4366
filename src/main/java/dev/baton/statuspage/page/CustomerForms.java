package dev.baton.statuspage.page;

import dev.baton.attachments.UploadedFile;
import dev.baton.casefile.NotNow;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.statuspage.acts.CustomerActs;
import dev.baton.statuspage.acts.Outcome;
import dev.baton.statuspage.feedback.CustomerAnswer;
import dev.baton.statuspage.feedback.GiveFeedback;
import dev.baton.statuspage.limits.TooOften;
import dev.baton.statuspage.links.StatusLink;
import dev.baton.statuspage.page.CustomerPage.NoSuchLink;
import dev.baton.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The customer's page, for whoever has the link, without a login and without a session. 404 for every link that is not good, whyever it is
 * not; 429 with {@code Retry-After} for who guesses or sends too much; 400 or 409 on the page itself, with what was typed.
 */
@Controller
@RequestMapping("/status/{token}")
class CustomerForms {

    private static final int LONGEST = 20_000;
    private static final int LONGEST_REASON = 2_000;
    private static final Set<String> DONE =
            Set.of("said", "file", "asked", "askedBefore", "passedOn", "thanks", "reopened", "openAlready", "followUp");

    private final CustomerPage page;
    private final CustomerActs acts;
    private final GiveFeedback feedback;
    private final Words words;

    CustomerForms(CustomerPage page, CustomerActs acts, GiveFeedback feedback, Words words) {
        this.page = page;
        this.acts = acts;
        this.feedback = feedback;
        this.words = words;
    }

    /** @param done what was just done, as the address says that a form leads back to */
    @GetMapping
    ModelAndView show(
            @PathVariable String token, @RequestParam(defaultValue = "") String done, HttpServletRequest request) {
        return page.show(token, DONE.contains(done) ? done : "", request);
    }

    /** @param key made with the form: the same words again under it are the same message */
    @PostMapping("/messages")
    ModelAndView say(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String key,
            HttpServletRequest request) {
        return page.act(
                token,
                "message",
                Map.of("text", text),
                request,
                link -> acts.say(link.caseNumber(), page.required(text, LONGEST), CustomerPage.key(key)));
    }

    /** The file in the part {@code file}; the same again under the same name is the one that is there. */
    @PostMapping("/files")
    ModelAndView attach(@PathVariable String token, HttpServletRequest request) {
        return page.act(token, "file", Map.of(), request, link -> attached(link, request));
    }

    @PostMapping("/escalation")
    ModelAndView escalate(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String key,
            HttpServletRequest request) {
        return page.act(
                token,
                "escalation",
                Map.of("reason", reason),
                request,
                link -> acts.escalate(link.caseNumber(), page.required(reason, LONGEST_REASON), CustomerPage.key(key)));
    }

    /**
     * @param solved yes or no
     * @param csat 1 to 5, or left out
     * @param effort 1 to 7, or left out
     * @param resolved which resolution the page asked about
     */
    @PostMapping("/feedback")
    ModelAndView answer(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String solved,
            @RequestParam(defaultValue = "") String csat,
            @RequestParam(defaultValue = "") String effort,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String resolved,
            @RequestParam(defaultValue = "") String key,
            HttpServletRequest request) {
        return page.act(
                token,
                "feedback",
                Map.of("solved", solved, "csat", csat, "effort", effort, "text", text),
                request,
                link -> feedback.give(
                        link.caseNumber(),
                        new CustomerAnswer(
                                resolution(resolved),
                                isSolved(solved),
                                grade(csat, 5),
                                grade(effort, 7),
                                TextRules.isEmpty(text) ? null : page.required(text, LONGEST)),
                        CustomerPage.key(key)));
    }

    @ExceptionHandler
    ModelAndView unknown(NoSuchLink none) {
        return new ModelAndView("statuspage/gone", HttpStatus.NOT_FOUND);
    }

    @ExceptionHandler
    ModelAndView often(TooOften often, HttpServletResponse response) {
        var minutes = page.minutes(often);
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(minutes * 60));
        return new ModelAndView("statuspage/often", HttpStatus.TOO_MANY_REQUESTS).addObject("minutes", minutes);
    }

    /** What programs are told of a file is English, and more than a customer needs. */
    private Outcome attached(StatusLink link, HttpServletRequest request) {
        try {
            return UploadedFile.of(request, (name, content) -> acts.attach(link.caseNumber(), name, content));
        } catch (NotNow meanwhile) {
            throw meanwhile;
        } catch (Refusal refusal) {
            throw new Refusal("", words.of("statuspage.file.refused"));
        } catch (ErrorResponseException tooLarge) {
            throw new Refusal("", words.of("statuspage.file.large"));
        } catch (IOException | UncheckedIOException broken) {
            throw new Refusal("", words.of("statuspage.file.broken"));
        }
    }

    private boolean isSolved(String solved) {
        return switch (solved) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new Refusal("", words.of("statuspage.answer.which"));
        };
    }

    private @Nullable Integer grade(String given, int most) {
        if (given.isEmpty()) {
            return null;
        }
        if (!given.matches("[1-9]") || Integer.parseInt(given) > most) {
            throw new Refusal("", words.of("statuspage.answer.grades"));
        }
        return Integer.valueOf(given);
    }

    private static long resolution(String given) {
        return given.matches("\\d{1,15}") ? Long.parseLong(given) : 0;
    }
}
