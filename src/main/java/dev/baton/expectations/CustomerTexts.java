package dev.baton.expectations;

import dev.baton.casefile.Case;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is said to customers, from the templates of {@code processes/templates}, filled with the facts of a case. */
public interface CustomerTexts {

    /**
     * @param subject of a mail; the case's own subject where the template has none
     * @param text plain text: what users wrote stands in it as they wrote it, and nothing of it is markup or a tag of a template
     * @param automatic whether the template's owner lets it go out without a person
     * @param file the template @param version of it
     */
    record Text(
            Occasion occasion,
            String language,
            String tone,
            String subject,
            String text,
            boolean automatic,
            String file,
            long version) {}

    /**
     * In that language, or the one the customer is likely to speak; where there is no such template, in {@code baton.texts.language}.
     * Empty where no template is for that occasion.
     *
     * @param language as in BCP 47; null for the customer's
     */
    Optional<Text> text(Occasion occasion, Case subject, @Nullable String language);

    /** The same with facts that belong to this occasion and not to the case, by their names. */
    Optional<Text> text(Occasion occasion, Case subject, @Nullable String language, Map<String, Object> more);

    /**
     * What somebody is about to send.
     *
     * @param writer who signs it
     * @param next when they say that the customer hears next; null leaves it to the rules
     */
    record Reply(String writer, @Nullable Instant next) {}

    /**
     * @param next the hour that stands in the text as when the customer hears next, to be promised with it; null where none does
     * @param told that hour as it stands there
     */
    record Written(
            Text text, @Nullable Instant next, @Nullable String told) {}

    /** The same as words of a person: they sign it, and what it promises is what is promised by sending it. */
    Optional<Written> reply(Occasion occasion, Case subject, @Nullable String language, Reply reply);

    /** For which occasions there are templates, and in which languages. One SQL statement. */
    Map<Occasion, Set<String>> languages();

    /** The subject with which a message was said that Baton filled by itself; empty for all others. */
    Optional<String> subjectOf(long interaction);
}
