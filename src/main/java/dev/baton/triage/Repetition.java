package dev.baton.triage;

import static java.util.Objects.requireNonNullElse;

import dev.baton.casefile.Case;
import dev.baton.casefile.TimeFormat;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened to a case again and again, as facts that models decide on. */
@Component
class Repetition {

    private final JdbcClient jdbc;

    Repetition(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * {@code reopened} how often, {@code refusedSignOffs} and messages of the customer ({@code interactions}) how many since the report or the last
     * reopening.
     */
    Map<String, Object> of(Case subject) {
        return Map.of(
                "reopened", subject.reopened(),
                "refusedSignOffs", subject.refusedSignOffs(),
                "interactions", customerMessages(subject));
    }

    private int customerMessages(Case subject) {
        return jdbc.sql("""
                select count(*) from interaction
                where case_number = ? and direction = 'INBOUND' and not automatic and at >= ?
                """)
                .params(
                        subject.number().value(),
                        TimeFormat.stored(requireNonNullElse(subject.reopenedAt(), subject.reportedAt())))
                .query(Integer.class)
                .single();
    }
}
