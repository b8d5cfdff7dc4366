package dev.baton.triage;

import dev.baton.casefile.Case;
import dev.baton.casefile.TimeFormat;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A trigger escalates a case once, however often the case is assessed; after a reopening it counts again. */
@Component
class RaisedTriggers {

    private final JdbcClient jdbc;
    private final Clock clock;

    RaisedTriggers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param found as {@code detectTriggers} tells them, with commas between, the gravest first */
    static List<String> listed(@Nullable Object found) {
        return found == null
                ? List.of()
                : Stream.of(found.toString().split(","))
                        .map(String::strip)
                        .filter(trigger -> !trigger.isEmpty())
                        .toList();
    }

    /** Those of them that were not raised yet, in their order. */
    List<String> newOf(Case subject, List<String> found) {
        var raised = Set.copyOf(jdbc.sql("select trigger from raised_trigger where case_number = ? and round = ?")
                .params(subject.number().value(), subject.reopened())
                .query(String.class)
                .list());
        return found.stream().filter(trigger -> !raised.contains(trigger)).toList();
    }

    void raise(Case subject, String trigger) {
        jdbc.sql("insert into raised_trigger (case_number, round, trigger, raised_at) values (?, ?, ?, ?)")
                .params(subject.number().value(), subject.reopened(), trigger, TimeFormat.stored(clock.instant()))
                .update();
    }
}
