package dev.baton.expectations.templates;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import dev.baton.expectations.templates.BadTemplate.Flaw;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The part of Mustache that texts may use: {@code {{fact}}}, {@code {{#fact}}…{{/fact}}}, {@code {{^fact}}…{{/fact}}}, {@code {{.}}} and
 * comments. No partials and no other delimiters, so that a template is whole as it stands.
 */
final class Tags {

    private static final Pattern TAG = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

    /** Facts are maps, lists and texts: nothing is called on them. */
    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .escapeHTML(false)
            .defaultValue("")
            .emptyStringIsFalse(true)
            .withCollector(new BasicCollector() {
                @Override
                public <K, V> Map<K, V> createFetcherCache() {
                    return new ConcurrentHashMap<>();
                }
            });

    private Tags() {}

    static Template compile(String text) {
        return COMPILER.compile(text);
    }

    /** @param firstLine the line of the file at which the text begins */
    static void check(String text, int firstLine, List<Flaw> flaws) {
        var sections = new ArrayDeque<String>();
        var known = flaws.size();
        var tags = TAG.matcher(text);
        while (tags.find()) {
            var line = firstLine
                    + (int) text.substring(0, tags.start()).lines().count()
                    - (tags.start() > 0 && text.charAt(tags.start() - 1) != '\n' ? 1 : 0);
            problem(tags.group(1).strip(), sections).ifPresent(reason -> flaws.add(new Flaw(line, reason)));
        }
        if (flaws.size() == known) {
            whole(text, firstLine, flaws);
        }
    }

    private static Optional<String> problem(String tag, Deque<String> sections) {
        if (tag.startsWith("!")) {
            return Optional.empty();
        }
        if (tag.isEmpty() || "=<>&${".indexOf(tag.charAt(0)) >= 0) {
            return Optional.of(
                    "has \"{{%s}}\"; write {{fact}}, {{#fact}} … {{/fact}} or {{^fact}} … {{/fact}}".formatted(tag));
        }
        var kind = tag.charAt(0);
        var name = "#^/".indexOf(kind) < 0 ? tag : tag.substring(1).strip();
        if (kind == '/') {
            return name.equals(sections.poll())
                    ? Optional.empty()
                    : Optional.of("ends \"%s\" with {{/%s}}, which does not begin there".formatted(name, name));
        }
        if (kind == '#' || kind == '^') {
            if (kind == '#' && KnownFacts.LISTS.contains(name) && sections.contains(name)) {
                return Optional.of("has the list \"%s\" inside of itself; end it with {{/%s}} before it begins again"
                        .formatted(name, name));
            }
            sections.push(name);
        }
        return unknown(name, sections);
    }

    private static Optional<String> unknown(String name, Deque<String> sections) {
        if (name.equals(".")) {
            return sections.stream().anyMatch(KnownFacts.LISTS::contains)
                    ? Optional.empty()
                    : Optional.of("has {{.}} outside of a list; write {{#since}}{{.}}{{/since}}");
        }
        if (KnownFacts.NAMES.contains(name)) {
            return Optional.empty();
        }
        return Optional.of("has the fact \"%s\", which there is not; there are %s"
                .formatted(name, String.join(", ", KnownFacts.NAMES)));
    }

    private static void whole(String text, int firstLine, List<Flaw> flaws) {
        try {
            compile(text);
        } catch (MustacheException broken) {
            flaws.add(new Flaw(firstLine, "cannot be read as a template: " + broken.getMessage()));
        }
    }
}
