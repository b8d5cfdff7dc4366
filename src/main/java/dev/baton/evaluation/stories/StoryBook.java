package dev.baton.evaluation.stories;

import dev.baton.casefile.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The accounts and the stories, as they are written in {@code evaluation/stories}; what many stories share is a plot. */
public final class StoryBook {

    private static final List<String> CHAPTERS = List.of("routine", "harder", "open");
    private static final List<String> OF_THE_TELLING = List.of("id", "ago", "roundTheClock", "steps", "plot", "words");

    private final Map<String, List<Map<String, Object>>> plots = read("plots");
    private final List<Map<String, Object>> accounts = read("accounts");

    public List<Story> stories() {
        return CHAPTERS.stream()
                .map(StoryBook::<List<Map<String, Object>>>read)
                .flatMap(List::stream)
                .map(this::story)
                .toList();
    }

    public List<Account> accounts(LocalDate today) {
        return accounts.stream().map(written -> account(written, today)).toList();
    }

    private Story story(Map<String, Object> written) {
        var report = new LinkedHashMap<String, String>();
        written.forEach(
                (field, value) -> report.put(field, String.valueOf(value).strip()));
        report.keySet().removeAll(OF_THE_TELLING);
        report.put("externalId", text(written, "id"));
        return new Story(
                text(written, "id"),
                text(written, "ago"),
                Boolean.TRUE.equals(written.get("roundTheClock")),
                report,
                steps(written));
    }

    /** Those of its plot, told in its words, then its own. */
    private List<Step> steps(Map<String, Object> written) {
        var steps = new ArrayList<Step>();
        var plot = written.get("plot");
        if (plot != null) {
            Map<String, Object> words = as(written.getOrDefault("words", Map.of()));
            Objects.requireNonNull(plots.get(plot), "plot " + plot).forEach(step -> steps.add(step(step, words)));
        }
        List<Map<String, Object>> own = as(written.getOrDefault("steps", List.of()));
        own.forEach(step -> steps.add(step(step, Map.of())));
        return steps;
    }

    private static Step step(Map<String, Object> written, Map<String, Object> words) {
        var said = new LinkedHashMap<String, String>();
        var done = written.entrySet().iterator().next();
        if (done.getValue() instanceof Map<?, ?> fields) {
            fields.forEach((field, text) -> said.put("" + field, told("" + text, words)));
        } else if (done.getValue() != null) {
            said.put("", told("" + done.getValue(), words));
        }
        return Step.of(told(done.getKey(), words), said);
    }

    private static String told(String text, Map<String, Object> words) {
        var told = text.strip();
        for (var word : words.entrySet()) {
            told = told.replace(
                    "{" + word.getKey() + "}", String.valueOf(word.getValue()).strip());
        }
        return told;
    }

    private static Account account(Map<String, Object> written, LocalDate today) {
        var renewal = (Integer) written.get("renewalInDays");
        return new Account(
                Objects.requireNonNull(text(written, "id")),
                Objects.requireNonNull(text(written, "name")),
                text(written, "tier"),
                money(written, "arr", 1),
                money(written, "arr", 12),
                renewal == null ? null : today.plusDays(renewal),
                text(written, "health"),
                text(written, "usage"),
                text(written, "industry"),
                text(written, "region"),
                text(written, "zone"),
                text(written, "csm"),
                true);
    }

    private static @Nullable BigDecimal money(Map<String, Object> written, String field, int parts) {
        var amount = (Integer) written.get(field);
        return amount == null ? null : BigDecimal.valueOf(amount / parts);
    }

    private static String text(Map<String, Object> written, String field) {
        return String.valueOf(written.get(field));
    }

    private static <T> T read(String chapter) {
        var file = "/evaluation/stories/%s.yml".formatted(chapter);
        try (var text = Objects.requireNonNull(StoryBook.class.getResourceAsStream(file), file)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T as(Object read) {
        return (T) read;
    }
}
