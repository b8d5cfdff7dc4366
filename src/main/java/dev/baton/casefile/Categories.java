package dev.baton.casefile;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a case can be about: the one list that forms, decision tables and every way in share, {@code baton.categories}. */
@Component
public class Categories {

    private final List<String> all;

    Categories(@Value("${baton.categories}") List<String> all) {
        this.all = List.copyOf(all);
    }

    public List<String> all() {
        return all;
    }

    /** The category meant, however it is spelt: {@code Technical}, {@code How to}; nothing where it is none of them. */
    public Optional<String> understood(@Nullable String given) {
        return Optional.ofNullable(given).map(Categories::normal).filter(all::contains);
    }

    /**
     * What a person chose, who is not asked again: one of the list, however it is spelt.
     *
     * @throws Refusal where it is none of them
     */
    public String chosen(String given) {
        return understood(given)
                .orElseThrow(() -> new Refusal("category", "must be one of %s".formatted(String.join(", ", all))));
    }

    /** What is kept with the case: the category meant, or else what was given, for a person to read. */
    @Nullable
    String kept(@Nullable String given) {
        return understood(given).orElse(given);
    }

    private static String normal(String given) {
        return given.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "-");
    }
}
