package dev.baton.notification;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CaseReach;
import dev.baton.notification.KeptNotices.Kept;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The sentence of a notice: the message {@code notice.<kind>} in the reader's language, filled with its facts. A fact that is the key
 * of a message is told in that language as well. Of a case somebody may not read they are told neither number nor subject.
 */
@Component
public class NoticeTexts {

    private static final Pattern KEY = Pattern.compile("[a-z][\\w-]*(\\.[\\w-]+)+");

    private final MessageSource messages;
    private final CaseReach reach;

    NoticeTexts(MessageSource messages, CaseReach reach) {
        this.messages = messages;
        this.reach = reach;
    }

    List<TextedNotice> in(Locale language, List<Kept> kept) {
        var readable = readable(kept);
        return kept.stream().map(one -> texted(one, language, readable)).toList();
    }

    private Set<String> readable(List<Kept> kept) {
        var numbers = kept.stream()
                .map(Kept::caseNumber)
                .filter(Objects::nonNull)
                .map(CaseNumber::new)
                .collect(Collectors.toSet());
        return numbers.isEmpty()
                ? Set.of()
                : reach.read(numbers).stream().map(CaseNumber::value).collect(Collectors.toSet());
    }

    private TextedNotice texted(Kept kept, Locale language, Set<String> readable) {
        var shown = kept.caseNumber() != null && readable.contains(kept.caseNumber());
        return new TextedNotice(
                kept.id(),
                sentence(kept.kind(), kept.facts(), language),
                kept.at(),
                shown ? new CaseNumber(kept.caseNumber()) : null,
                shown ? kept.subject() : null,
                kept.account(),
                kept.caseNumber() != null && !shown,
                kept.personal(),
                kept.read());
    }

    /** A kind of a version to come, or of one that was, is told by its facts. */
    public String sentence(String kind, List<String> facts, Locale language) {
        var words = facts.stream().map(fact -> word(fact, language)).toArray();
        var told = text("notice." + kind, words, null, language);
        return told == null ? facts.stream().map(fact -> word(fact, language)).collect(Collectors.joining(" ")) : told;
    }

    /** A fact as it is told: the text of its key, into which goes what stands behind a space, such as another key; else as it is. */
    public String word(String fact, Locale language) {
        var parts = fact.split(" ", 2);
        var facts = parts.length == 1 ? new Object[0] : new Object[] {word(parts[1], language)};
        return KEY.matcher(parts[0]).matches()
                ? Objects.requireNonNullElse(text(parts[0], facts, null, language), fact)
                : fact;
    }

    private @Nullable String text(String key, Object[] facts, @Nullable String otherwise, Locale language) {
        return messages.getMessage(key, facts, otherwise, language);
    }
}
