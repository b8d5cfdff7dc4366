package dev.baton.resolution.playbooks;

import dev.baton.resolution.playbooks.BadPlaybook.Flaw;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a playbook is for: the lines between two lines of three hyphens at its beginning.
 *
 * @param lines how many lines it takes
 */
record FrontMatter(Map<String, String> values, int lines) {

    private static final String FENCE = "---";
    private static final Set<String> KEYS = Set.of("category", "productArea");

    static FrontMatter of(List<String> text, List<Flaw> flaws) {
        if (text.isEmpty() || !text.get(0).strip().equals(FENCE)) {
            flaws.add(
                    new Flaw(
                            1,
                            "begins without saying its category; write a line \"---\", a line such as \"category: outage\", and another line \"---\". Leave out files that are no playbooks"));
            return new FrontMatter(Map.of(), 0);
        }
        var values = new HashMap<String, String>();
        for (int line = 1; line < text.size(); line++) {
            if (text.get(line).strip().equals(FENCE)) {
                return new FrontMatter(values, line + 1);
            }
            read(text.get(line), line + 1, values, flaws);
        }
        flaws.add(new Flaw(1, "begins with \"---\", and no second line \"---\" ends what it is for"));
        return new FrontMatter(values, text.size());
    }

    private static void read(String text, int line, Map<String, String> values, List<Flaw> flaws) {
        if (text.isBlank()) {
            return;
        }
        var colon = text.indexOf(':');
        var key = colon < 0 ? text.strip() : text.substring(0, colon).strip();
        if (colon < 0 || !KEYS.contains(key)) {
            flaws.add(new Flaw(line, "says \"%s\", which is none of category and productArea".formatted(text.strip())));
        } else if (values.put(key, text.substring(colon + 1).strip()) != null) {
            flaws.add(new Flaw(line, "says %s a second time".formatted(key)));
        }
    }

    @Nullable
    String value(String key) {
        var value = values.get(key);
        return value == null || value.isEmpty() ? null : value;
    }

    /** The line that says it, 1 where none does. */
    static int line(List<String> text, String key) {
        for (int line = 0; line < text.size(); line++) {
            if (text.get(line).strip().startsWith(key + ":")) {
                return line + 1;
            }
        }
        return 1;
    }
}
