package dev.baton.casefile;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was said on a case, by the customer, to the customer and among ourselves. */
@Component
public class Conversation {

    private final JdbcClient jdbc;
    private final CaseFile caseFile;
    private final Clock clock;

    Conversation(JdbcClient jdbc, CaseFile caseFile, Clock clock) {
        this.jdbc = jdbc;
        this.caseFile = caseFile;
        this.clock = clock;
    }

    @Transactional
    public void add(CaseNumber number, Direction direction, boolean automatic, @Nullable String author, String text) {
        var interaction = new Interaction(number, clock.instant(), direction, automatic, author, text);
        save(interaction);
        caseFile.record(new CaseEvent.ActivityRecorded(number, interaction));
    }

    public List<Interaction> of(CaseNumber number) {
        return jdbc.sql("select * from interaction where case_number = ? order by at, id")
                .param(number.value())
                .query(Interaction.class)
                .list();
    }

    private void save(Interaction said) {
        jdbc.sql("""
                insert into interaction (case_number, at, direction, automatic, author, text)
                values (:caseNumber, :at, :direction, :automatic, :author, :text)
                """)
                .param("caseNumber", said.caseNumber().value())
                .param("at", Moments.stored(said.at()))
                .param("direction", said.direction().name())
                .param("automatic", said.automatic())
                .param("author", said.author())
                .param("text", said.text())
                .update();
    }
}
