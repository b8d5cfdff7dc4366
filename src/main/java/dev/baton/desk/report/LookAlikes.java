package dev.baton.desk.report;

import dev.baton.casefile.CaseNumber;
import dev.baton.desk.search.ReachedCases;
import dev.baton.desk.search.TypoTolerance;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Open cases of an account that may be what somebody is about to report. */
@Component
class LookAlikes {

    private static final int MOST = 5;

    /** Of the account's open cases the latest; more of them nobody would look through either. */
    private static final int AMONG = 500;

    private static final String BY_TRIGRAMS = """
            greatest(similarity(folded(c.subject), folded(:subject)),
              similarity(left(folded(c.description), 400), left(folded(:description), 400)))
            """;

    /** Without pg_trgm: how many of the words of the subject it has. */
    private static final String BY_WORDS = """
            (select count(*) filter (where words.words @@ words_like(word))::numeric / greatest(count(*), 1)
              from unnest(string_to_array(folded(:subject), ' ')) word)
            """;

    private static final double ALIKE = 0.35;
    private static final double MANY_WORDS = 0.6;

    private final JdbcClient jdbc;
    private final ReachedCases reached;
    private final TypoTolerance typos;

    LookAlikes(JdbcClient jdbc, ReachedCases reached, TypoTolerance typos) {
        this.jdbc = jdbc;
        this.reached = reached;
        this.typos = typos;
    }

    record LookAlike(CaseNumber number, String subject, Instant reportedAt) {}

    /** The most alike first, of those that who asks may read. */
    @Transactional(readOnly = true)
    public List<LookAlike> of(Authentication login, String account, String subject, String description) {
        var own = reached.openBy(login, "c.number");
        return jdbc.sql("""
                select number, subject, reported_at from (
                  select c.number, c.subject, c.reported_at, %s as likeness
                  from (select * from support_case c where c.account = :account and c.closed_at is null and %s
                    order by c.reported_at desc limit %d) c
                  join case_words words on words.case_number = c.number) alike
                where likeness >= :alike order by likeness desc, number limit %d
                """.formatted(typos.isTolerant() ? BY_TRIGRAMS : BY_WORDS, own.sql(), AMONG, MOST))
                .params(own.params())
                .param("account", account)
                .param("subject", subject)
                .param("description", description)
                .param("alike", typos.isTolerant() ? ALIKE : MANY_WORDS)
                .query(LookAlike.class)
                .list();
    }
}
