package dev.baton.expectations.filling;

import dev.baton.casefile.Accounts;
import dev.baton.casefile.Case;
import dev.baton.engine.Decisions;
import java.util.HashMap;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** In which language and tone a customer is spoken to: {@code chooseLanguage} of routing.dmn and {@code chooseTone} of expectations.dmn. */
@Component
class TextChoice {

    private final Decisions decisions;
    private final Accounts accounts;
    private final JdbcClient jdbc;

    TextChoice(Decisions decisions, Accounts accounts, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.accounts = accounts;
    }

    /** The one that their last mail says it is written in comes before what the rules take for likely. */
    String language(Case subject) {
        return spoken(subject).orElseGet(() -> likely(subject));
    }

    private Optional<String> spoken(Case subject) {
        return jdbc.sql("""
                select language from mail
                where (case_number = ? or ? = 'mail' and key = ?) and language is not null and not automatic
                order by id desc limit 1
                """)
                .params(subject.number().value(), subject.source(), subject.externalId())
                .query(String.class)
                .optional();
    }

    private String likely(Case subject) {
        var account = accounts.get(subject.account());
        var facts = new HashMap<String, @Nullable Object>();
        facts.put("region", account.region());
        facts.put("zone", subject.zone() == null ? account.zone() : subject.zone());
        return Objects.toString(decisions.ask("chooseLanguage", facts).get("language"), "en");
    }

    /** @param language in which they are written to */
    String tone(Case subject, String language) {
        var account = accounts.get(subject.account());
        var facts = new HashMap<String, @Nullable Object>();
        facts.put("tier", account.tier());
        facts.put("region", account.region());
        facts.put("language", language);
        return Objects.toString(decisions.ask("chooseTone", facts).get("tone"), "friendly");
    }
}
