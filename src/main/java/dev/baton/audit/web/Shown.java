package dev.baton.audit.web;

import dev.baton.audit.search.Found;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry on a page.
 *
 * @param sentence what happened
 * @param facts of its details
 * @param rules that were asked
 */
public record Shown(Found found, String sentence, List<Fact> facts, List<AskedRule> rules) {

    public long entry() {
        return found.entry();
    }

    public Instant at() {
        return found.at();
    }

    /** Facts that were changed: old and new. */
    public List<Fact> changes() {
        return facts.stream().filter(Fact::isChange).toList();
    }

    /** What people wrote in it, where the sentence does not say it. */
    public Map<String, String> words() {
        return found.words() == null || found.story() != null ? Map.of() : found.words();
    }

    public @Nullable String about() {
        var about = found.about();
        return about == null ? null : "%s %s".formatted(about.get("type"), about.get("id"));
    }
}
