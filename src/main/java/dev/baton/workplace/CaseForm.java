package dev.baton.workplace;

import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.intake.RetryOnConflict;
import dev.baton.web.Words;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A form of the case page that was sent. Whatever comes of it the person is back on the page: with a sentence on what was done, or with
 * one on what to correct and with everything they typed.
 */
@Component
public class CaseForm {

    private final Words words;

    CaseForm(Words words) {
        this.words = words;
    }

    /** Does it, on the case as it is. */
    interface Act {

        Done run();
    }

    /** The sentence that says what was done, as a key of the words. */
    record Done(String key, Object... arguments) {}

    /**
     * The address it leads back to names the form, so that no other look at the case takes the sentence away.
     *
     * @param form which form of the page it was
     * @param typed what it held, shown again where it is refused
     */
    String act(String number, String form, Map<String, String> typed, RedirectAttributes answer, Act act) {
        try {
            var done = RetryOnConflict.attempt(act::run);
            answer.addFlashAttribute("done", words.of(done.key(), done.arguments()));
            answer.addFlashAttribute("doneForm", form);
        } catch (Refusal refusal) {
            refused(form, typed, answer, sentence(refusal));
        } catch (OptimisticLockingException | ConcurrencyFailureException met) {
            refused(form, typed, answer, words.of("workplace.conflict"));
        }
        answer.addAttribute("number", number);
        answer.addAttribute("form", form);
        return "redirect:/cases/{number}";
    }

    /** What programs are told begins with the field it is about; what a form refuses itself is a sentence, of no field. */
    public String sentence(Refusal refusal) {
        var told = refusal.getMessage();
        return !refusal.field().isEmpty() && Character.isLowerCase(told.charAt(0))
                ? words.of("workplace.field", refusal.field(), told.replaceAll("[.]+$", ""))
                : told;
    }

    private static void refused(String form, Map<String, String> typed, RedirectAttributes answer, String why) {
        answer.addFlashAttribute("refused", why);
        answer.addFlashAttribute("refusedForm", form);
        answer.addFlashAttribute("typed", typed);
    }

    /** The text, if it can be kept. */
    String required(String text, int max) {
        var problem = TextRules.problem(text, max, true);
        if (problem == null) {
            return text.strip();
        }
        throw new Refusal(
                "", TextRules.isEmpty(text) ? words.of("workplace.empty") : words.of("workplace.text", problem));
    }
}
