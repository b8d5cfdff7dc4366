package dev.baton.desk.home;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Escalations that wait for an answer. */
@Component
class OpenQuestions {

    private final JdbcClient jdbc;

    OpenQuestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param kind FUNCTIONAL (more expertise) or HIERARCHICAL (more authority)
     * @param asked who is asked; null where everybody of {@code group} is
     */
    record Question(
            String number,
            String subject,
            String kind,
            @Nullable String asked,
            @Nullable String group,
            Instant since) {}

    /** Those this person is asked first, then the longest unanswered. */
    List<Question> unanswered(String person, int most) {
        return jdbc.sql("""
                select c.number, c.subject, e.kind, case when e.asked_all then null else e.holder end as asked,
                  e.to_group as "group", coalesce(e.asked_at, e.requested_at) as since
                from escalation e join support_case c on c.number = e.case_number
                where e.state = 'REQUESTED'
                order by (e.holder = :person) is not true, coalesce(e.asked_at, e.requested_at), e.id limit :most
                """)
                .param("person", person)
                .param("most", most)
                .query(Question.class)
                .list();
    }
}
