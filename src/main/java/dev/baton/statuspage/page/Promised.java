package dev.baton.statuspage.page;

import dev.baton.casefile.CaseNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the customer was promised. */
@Component
class Promised {

    private static final int MOST = 50;

    private final JdbcClient jdbc;

    Promised(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param endedAt null while it is owed, also when its hour has passed
     * @param outcome null while it can still be kept
     */
    record Word(
            String what,
            Instant due,
            @Nullable Instant endedAt,
            @Nullable String outcome) {

        boolean isOwed() {
            return endedAt == null;
        }

        /** Another word took its place before its hour: nobody waits for it. */
        boolean isReplaced() {
            return "REPLACED".equals(outcome);
        }
    }

    /** The latest, the newest first. */
    List<Word> of(CaseNumber number) {
        return jdbc.sql(
                        "select what, due, ended_at, outcome from promise where case_number = ? order by id desc limit ?")
                .params(number.value(), MOST)
                .query(Word.class)
                .list();
    }
}
