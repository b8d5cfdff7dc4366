package dev.baton.audit.web;

import dev.baton.audit.search.Found;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Entries in words: an event of a case by its story, all else by {@code audit.kind.<Kind>}, or by the name of its kind. */
@Component
class Sentences {

    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private final MessageSource messages;
    private final JdbcClient jdbc;

    Sentences(MessageSource messages, JdbcClient jdbc) {
        this.messages = messages;
        this.jdbc = jdbc;
    }

    List<Shown> show(List<Found> entries, Locale language) {
        return entries.stream().map(found -> show(found, language)).toList();
    }

    Shown show(Found found, Locale language) {
        return new Shown(found, sentence(found, language), Fact.of(found.details()), AskedRule.of(found));
    }

    private String sentence(Found found, Locale language) {
        if (found.story() != null) {
            return found.story();
        }
        var told = messages.getMessage("audit.kind." + found.kind(), null, "", language);
        return told == null || told.isEmpty() ? plain(found.kind()) : told;
    }

    /** {@code TokenMade} as "Token made". */
    static String plain(String kind) {
        var words = CAPITAL.matcher(kind).replaceAll(" ").toLowerCase(Locale.ROOT);
        return words.isEmpty() ? kind : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** The kinds there are entries of, by name. One SQL statement, which looks once into the index for each of them. */
    List<String> kinds() {
        return jdbc.sql("""
                        with recursive known (kind) as (
                          (select kind from audit_entry order by kind limit 1)
                          union all
                          select (select e.kind from audit_entry e where e.kind > known.kind order by e.kind limit 1)
                          from known where known.kind is not null)
                        select kind from known where kind is not null
                        """).query(String.class).list().stream()
                .map(Objects::requireNonNull)
                .toList();
    }
}
