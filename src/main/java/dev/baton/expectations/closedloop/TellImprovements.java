package dev.baton.expectations.closedloop;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Deed;
import dev.baton.casefile.NotNow;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.Status;
import dev.baton.engine.SeparateTransaction;
import dev.baton.expectations.CustomerTexts;
import dev.baton.expectations.Occasion;
import dev.baton.expectations.closedloop.ImprovementBooks.Waits;
import dev.baton.expectations.closedloop.MakeImprovements.Made;
import dev.baton.expectations.saying.SaidOnce;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * What was changed is told to each customer once: by itself where the owner of the text wants it so, else when somebody sends it. Each case
 * has a transaction of its own, so that one of them waits for nobody; what a server that dies in between has not told waits for a person.
 */
@Component
class TellImprovements {

    private static final Logger log = LoggerFactory.getLogger(TellImprovements.class);

    /** What stands for what was changed until that is known; nobody can write it. */
    private static final String WHAT = "\uFDD0";

    private final ImprovementBooks books;
    private final CustomerTexts texts;
    private final SaidOnce said;
    private final CaseFile caseFile;
    private final SeparateTransaction transactions;

    private final ApplicationEventPublisher events;

    TellImprovements(
            ImprovementBooks books,
            CustomerTexts texts,
            SaidOnce said,
            CaseFile caseFile,
            SeparateTransaction transactions,
            ApplicationEventPublisher events) {
        this.events = events;
        this.books = books;
        this.texts = texts;
        this.said = said;
        this.caseFile = caseFile;
        this.transactions = transactions;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void byItself(Made made) {
        for (var waits : books.waiting(made.improvement())) {
            try {
                transactions.run(() -> tell(made.improvement(), waits));
            } catch (RuntimeException failed) {
                log.warn("{} is not told of improvement {} by itself.", waits.caseNumber(), made.improvement(), failed);
            }
        }
    }

    private void tell(long improvement, Waits waits) {
        var subject = caseFile.getForChange(waits.caseNumber());
        said.say(subject, Occasion.WHAT_YOUR_INPUT_CHANGED, once(improvement), changed(waits.what()))
                .ifPresent(interaction -> books.decide(waits.id(), "SAID", interaction, null));
    }

    /** Each as the customer of the case would be told, by their ids; the facts of the case are asked for once. */
    Map<Long, String> prepared(Case subject, List<Improvement> improvements) {
        var stand = improvements.isEmpty()
                ? Optional.<CustomerTexts.Text>empty()
                : texts.text(Occasion.WHAT_YOUR_INPUT_CHANGED, subject, null, changed(WHAT));
        var all = new HashMap<Long, String>();
        stand.ifPresent(text ->
                improvements.forEach(one -> all.put(one.id(), text.text().replace(WHAT, one.what()))));
        return all;
    }

    /** As the customer of the case would be told; empty where there is no template for it. */
    Optional<CustomerTexts.Text> prepared(Case subject, Improvement improvement) {
        return texts.text(Occasion.WHAT_YOUR_INPUT_CHANGED, subject, null, changed(improvement.what()));
    }

    /**
     * @throws Refusal where it was decided already
     * @throws NotNow where the case was opened again since: what was changed did not solve it
     */
    @Transactional
    void send(CaseNumber number, long told, String words, String by) {
        var subject = caseFile.getForChange(number);
        var improvement = waiting(number, told);
        if (subject.status() == Status.OPEN
                && subject.reopenedAt() != null
                && subject.reopenedAt().isAfter(improvement.madeAt())) {
            throw new NotNow(
                    "%s was opened again since, so that the customer may not think it is solved.".formatted(number),
                    "Answer them on the case, or leave them out.");
        }
        var text = prepared(subject, improvement)
                .orElseThrow(() -> new Refusal(
                        "", "There is no template for \"what-your-input-changed\"; deploy one, then send it."));
        var interaction = said.say(subject, text, once(improvement.id()), by, words);
        var message = interaction.isPresent() ? Long.valueOf(interaction.getAsLong()) : null;
        books.decide(told, "SAID", message, by);
        books.decideMerged(improvement.id(), number, message, by);
    }

    @Transactional
    void leave(CaseNumber number, long told, String by) {
        caseFile.getForChange(number);
        waiting(number, told);
        books.decide(told, "LEFT", null, by);
        events.publishEvent(Deed.of("ImprovementLeftOut").by(by).on(number).with("told", told));
    }

    private Improvement waiting(CaseNumber number, long told) {
        return books.told(number, told)
                .filter(Improvement::isWaiting)
                .orElseThrow(
                        () -> new Refusal(
                                "",
                                "Somebody has sent this or left it out before you, or it is of another case. Look at it again."));
    }

    private static String once(long improvement) {
        return "improvement-" + improvement;
    }

    private static Map<String, Object> changed(String what) {
        return Map.of("whatChanged", what);
    }
}
