package dev.baton.statuspage.links;

import dev.baton.casefile.CaseNumber;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Links to pages of customers in what is said to several of them: each reads their own and nobody else's. */
@Component
public class LinksInTexts {

    static final String STAND_IN = "your-page";

    private static final Pattern LINK =
            Pattern.compile("https?://\\S{1,200}?/status/(%s|[\\w-]{43})(?![\\w-])".formatted(STAND_IN));

    private static final String NONE = "\uFFFF";

    private final StatusLinks links;

    LinksInTexts(StatusLinks links) {
        this.links = links;
    }

    /** @param own asked for where it is needed only; where it is empty the line of each link that is not theirs is left out */
    public String read(CaseNumber reader, String text, Supplier<Optional<String>> own) {
        var filled = LINK.matcher(text)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        isTheirs(reader, found) ? found.group() : own.get().orElse(NONE)));
        return filled.replaceAll("[^\n]*" + NONE + "[^\n]*\n?", "");
    }

    private boolean isTheirs(CaseNumber reader, MatchResult found) {
        return !found.group(1).equals(STAND_IN)
                && links.caseOf(found.group(1)).map(reader::equals).orElse(true);
    }
}
