package dev.baton.expectations.filling;

import dev.baton.casefile.Case;
import dev.baton.casefile.TimeFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words with which the customer was told what was done: the last of ours that a person said when the case was signed off. */
@Component
class LastAnswer {

    private final JdbcClient jdbc;

    LastAnswer(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Null where the case was not solved, or nobody said anything. Read when it is told, so that what was made private is not. */
    @Nullable
    String beforeTheSignOff(Case subject) {
        return subject.resolvedAt() == null
                ? null
                : jdbc.sql("""
                        select text from interaction
                        where case_number = ? and direction = 'OUTBOUND' and not automatic and happened_at <= ?
                        order by happened_at desc, id desc limit 1
                        """)
                        .params(subject.number().value(), TimeFormat.stored(subject.resolvedAt()))
                        .query(String.class)
                        .optional()
                        .orElse(null);
    }
}
