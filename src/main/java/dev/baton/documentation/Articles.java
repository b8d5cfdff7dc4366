package dev.baton.documentation;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TimeFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Articles {

    private final JdbcClient jdbc;

    Articles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Article> of(CaseNumber number) {
        return jdbc.sql("select * from article where case_number = ?")
                .param(number.value())
                .query(Article.class)
                .optional();
    }

    void save(Article article) {
        jdbc.sql("""
                insert into article (case_number, title, problem, root_cause, solution, prevention, keywords, drafted_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        article.caseNumber(),
                        article.title(),
                        article.problem(),
                        article.rootCause(),
                        article.solution(),
                        article.prevention(),
                        article.keywords(),
                        TimeFormat.stored(article.draftedAt()))
                .update();
    }
}
