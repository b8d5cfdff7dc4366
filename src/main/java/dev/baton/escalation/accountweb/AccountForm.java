package dev.baton.escalation.accountweb;

import dev.baton.casefile.NotNow;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.web.Words;
import java.util.Map;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A form that was sent: whatever comes of it, the person is back on their page with a sentence, and with what they typed where it was refused. */
@Component
class AccountForm {

    private final Words words;

    AccountForm(Words words) {
        this.words = words;
    }

    /** What it does; gives the key of the sentence that says it was done. */
    interface Act {

        String run();
    }

    /** @param form which form of the page it was */
    void act(String form, Map<String, String> typed, RedirectAttributes answer, Act act) {
        try {
            answer.addFlashAttribute("done", words.of(act.run()));
        } catch (NotNow refusal) {
            refused(form, typed, answer, refusal.getMessage());
        } catch (Refusal refusal) {
            refused(form, typed, answer, sentence(refusal));
        } catch (ConcurrencyFailureException met) {
            refused(form, typed, answer, words.of("escalation.account.conflict"));
        }
    }

    /** The text, if it can be kept; of the field as people read it. */
    String required(String field, String text, int max) {
        var problem = TextRules.problem(text, max, true);
        if (problem != null) {
            throw new Refusal(field, TextRules.isEmpty(text) ? words.of("escalation.account.empty") : problem);
        }
        return text.strip();
    }

    private String sentence(Refusal refusal) {
        var told = refusal.getMessage();
        return refusal.field().isEmpty()
                ? told
                : words.of("escalation.account.field", words.of("escalation.account.in." + refusal.field()), told);
    }

    private static void refused(String form, Map<String, String> typed, RedirectAttributes answer, String why) {
        answer.addFlashAttribute("refused", why);
        answer.addFlashAttribute("refusedForm", form);
        answer.addFlashAttribute("typed", typed);
    }
}
