package dev.baton.expectations.filling;

import dev.baton.casefile.Case;
import dev.baton.expectations.CustomerTexts;
import dev.baton.expectations.Occasion;
import dev.baton.expectations.templates.Templates;
import dev.baton.expectations.templates.Templates.Kept;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
public class FilledTexts implements CustomerTexts {

    private final Templates templates;
    private final TextChoice choice;
    private final FactsOfTexts facts;
    private final FactsOfReplies replies;
    private final JdbcClient jdbc;
    private final String otherwise;

    FilledTexts(
            Templates templates,
            TextChoice choice,
            FactsOfTexts facts,
            FactsOfReplies replies,
            JdbcClient jdbc,
            @Value("${baton.texts.language}") String otherwise) {
        this.templates = templates;
        this.choice = choice;
        this.facts = facts;
        this.replies = replies;
        this.jdbc = jdbc;
        this.otherwise = otherwise;
    }

    @Override
    public Optional<Text> text(Occasion occasion, Case subject, @Nullable String language) {
        return text(occasion, subject, language, Map.of());
    }

    @Override
    public Optional<Text> text(Occasion occasion, Case subject, @Nullable String language, Map<String, Object> more) {
        if (templates.all().stream().noneMatch(kept -> kept.template().occasion() == occasion)) {
            return Optional.empty();
        }
        return best(occasion, subject, language).map(kept -> filled(kept, subject, more));
    }

    @Override
    public Optional<Written> reply(Occasion occasion, Case subject, @Nullable String language, Reply reply) {
        return best(occasion, subject, language).map(kept -> written(kept, subject, reply));
    }

    private Optional<Kept> best(Occasion occasion, Case subject, @Nullable String language) {
        var theirs = language == null ? choice.language(subject) : language;
        return templates.best(occasion, theirs, choice.tone(subject, theirs), otherwise);
    }

    /** One template as somebody would send it. */
    public Written written(Kept kept, Case subject, Reply reply) {
        var language = Locale.forLanguageTag(kept.template().language());
        var hour = replies.next(kept.template().occasion(), subject, reply);
        var told = hour == null ? null : facts.told(hour, subject, language);
        var text = filled(kept, subject, replies.of(reply, told));
        return told != null && text.text().contains(told)
                ? new Written(text, hour, told)
                : new Written(text, null, null);
    }

    /** One template with the facts of a case, whomever it is for. */
    public Text filled(Kept kept, Case subject, Map<String, Object> more) {
        var known = new HashMap<>(
                facts.of(subject, Locale.forLanguageTag(kept.template().language())));
        known.putAll(more);
        known.values().removeIf(FactsOfReplies.NONE::equals);
        return filledWith(kept, known);
    }

    /** One template with these facts, whatever they are of. */
    public Text filledWith(Kept kept, Map<String, Object> known) {
        var template = kept.template();
        return new Text(
                template.occasion(),
                template.language(),
                template.tone(),
                Objects.requireNonNullElseGet(template.subject(known), () -> String.valueOf(known.get("subject"))),
                template.text(known),
                template.automatic(),
                template.file(),
                kept.version());
    }

    /** What a template can be filled with, by its name, as it is for this case. */
    public Map<String, Object> facts(Case subject, String language) {
        return facts.of(subject, Locale.forLanguageTag(language));
    }

    @Override
    public Map<Occasion, Set<String>> languages() {
        var languages = new EnumMap<Occasion, Set<String>>(Occasion.class);
        templates.all().stream()
                .map(Kept::template)
                .forEach(template -> languages
                        .computeIfAbsent(template.occasion(), one -> new TreeSet<>())
                        .add(template.language()));
        return languages;
    }

    @Override
    public Optional<String> subjectOf(long interaction) {
        return jdbc.sql("select subject from text_said where interaction = ?")
                .param(interaction)
                .query(String.class)
                .optional();
    }
}
