package dev.baton.kpi.asking;

import dev.baton.kpi.Dimension;
import dev.baton.kpi.Kpi;
import dev.baton.kpi.Question;
import dev.baton.kpi.Span;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What part of what happened a page shows.
 *
 * @param words as they stand in the address
 * @param span what the course is cut into
 * @param each what is told apart; null where nothing is
 */
public record Asked(
        Map<String, String> words,
        AskedPeriod period,
        ZoneId zone,
        Map<Dimension, String> only,
        Span span,
        @Nullable Dimension each) {

    /** One value of the whole period. */
    public Question whole() {
        return new Question(period.from().toInstant(), period.to().toInstant(), zone, null, null, only);
    }

    /** The period before, to compare a figure with. */
    public Question before(Kpi kpi) {
        var earlier = kpi.aggregate() == Kpi.Aggregate.COUNT ? period.before() : period.wholeBefore();
        return new Question(earlier.from().toInstant(), earlier.to().toInstant(), zone, null, null, only);
    }

    /** As a part of an address; empty, or begins with a question mark. */
    public String query() {
        return address(words);
    }

    /** The same with other words; null takes one away. */
    public String queryWith(String name, @Nullable String word) {
        var others = new LinkedHashMap<>(words);
        if (word == null) {
            others.remove(name);
        } else {
            others.put(name, word);
        }
        return address(others);
    }

    /** The cases of a part of the course. */
    public String queryBetween(String from, String to) {
        var others = new LinkedHashMap<>(words);
        others.remove("period");
        others.put("from", from);
        others.put("to", to);
        return address(others);
    }

    public static String name(Dimension dimension) {
        return dimension.name().toLowerCase(Locale.ROOT);
    }

    private static String address(Map<String, String> words) {
        var address = UriComponentsBuilder.newInstance();
        words.forEach((name, word) -> address.queryParam(name, "{" + name + "}"));
        var written = address.buildAndExpand(words).encode().getQuery();
        return written == null || written.isEmpty() ? "" : "?" + written;
    }
}
