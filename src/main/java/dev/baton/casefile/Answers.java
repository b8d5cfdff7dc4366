package dev.baton.casefile;

import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was answered to questions beyond those that Baton's own steps ask. */
@Component
public class Answers {

    private final JdbcClient jdbc;
    private final CaseFile caseFile;
    private final Clock clock;

    Answers(JdbcClient jdbc, CaseFile caseFile, Clock clock) {
        this.jdbc = jdbc;
        this.caseFile = caseFile;
        this.clock = clock;
    }

    @Transactional
    public void record(CaseEvent.QuestionAnswered answered) {
        caseFile.record(answered);
        jdbc.sql("""
                insert into answers (case_number, task, form, field, question, value, answered_by, at)
                values (:number, :task, :form, :field, :question, :value, :by, :at)
                """)
                .param("number", answered.number().value())
                .param("task", answered.task())
                .param("form", answered.form())
                .param("field", answered.field())
                .param("question", answered.question())
                .param("value", answered.value())
                .param("by", answered.by())
                .param("at", TimeFormat.stored(clock.instant()))
                .update();
    }

    /** In the order in which they were given. */
    public List<Answer> of(CaseNumber number) {
        return jdbc.sql("""
                select task, form, field, question, value, answered_by, at from answers
                where case_number = ? order by id
                """).param(number.value()).query(Answer.class).list();
    }
}
