package dev.baton.desk.report;

import dev.baton.casefile.TextRules;
import dev.baton.desk.search.TypoTolerance;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts for who reports a case: whoever may report one finds each by its name, and learns nothing else of it. */
@Component
class AccountSearch {

    private static final int MOST = 8;
    private static final int LONGEST = 200;
    private static final int SHORTEST = 2;

    private final JdbcClient jdbc;
    private final TypoTolerance typos;

    AccountSearch(JdbcClient jdbc, TypoTolerance typos) {
        this.jdbc = jdbc;
        this.typos = typos;
    }

    record Found(String id, String name) {}

    /** Those with these words in name or id, each from its beginning; the most similar ones where there are none. */
    List<Found> of(String words) {
        if (words.strip().length() < SHORTEST || TextRules.problem(words, LONGEST, true) != null) {
            return List.of();
        }
        var found = find("to_tsvector('simple', folded(name || ' ' || id)) @@ words_like(:words)", words);
        return found.isEmpty() && typos.isTolerant() ? find("folded(:words) <% folded(name)", words) : found;
    }

    private List<Found> find(String condition, String words) {
        return jdbc.sql("""
                select id, name from account where %s
                order by lower(name) = lower(:words) desc, lower(name), id limit %d
                """.formatted(condition, MOST))
                .param("words", words.strip())
                .query(Found.class)
                .list();
    }
}
