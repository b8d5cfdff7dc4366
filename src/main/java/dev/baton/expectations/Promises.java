package dev.baton.expectations;

import dev.baton.casefile.CaseEvent.PromiseKept;
import dev.baton.casefile.CaseEvent.PromiseMade;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TimeFormat;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Promises {

    static final String FIRST_REPLY = "first reply";
    static final String NEXT_UPDATE = "next update";

    private final JdbcClient jdbc;
    private final CaseFile caseFile;
    private final Clock clock;

    Promises(JdbcClient jdbc, CaseFile caseFile, Clock clock) {
        this.jdbc = jdbc;
        this.caseFile = caseFile;
        this.clock = clock;
    }

    List<Promise> of(CaseNumber number) {
        return jdbc.sql(
                        "select id, what, made_at, due, kept_at, replaced_at from promise where case_number = ? order by id")
                .param(number.value())
                .query(Promise.class)
                .list();
    }

    List<Promise> openOf(CaseNumber number) {
        return of(number).stream().filter(Promise::isOpen).toList();
    }

    void firstReply(CaseNumber number, Instant due) {
        insert(number, FIRST_REPLY, due);
    }

    /** The latest word counts: an update promised earlier and still open is replaced. */
    void nextUpdate(CaseNumber number, Instant due) {
        jdbc.sql("""
                update promise set replaced_at = ?
                where case_number = ? and what = ? and kept_at is null and replaced_at is null
                """).params(now(), number.value(), NEXT_UPDATE).update();
        insert(number, NEXT_UPDATE, due);
        caseFile.record(new PromiseMade(number, NEXT_UPDATE, due));
    }

    void keep(CaseNumber number) {
        for (var open : openOf(number)) {
            jdbc.sql("update promise set kept_at = ? where id = ?")
                    .params(now(), open.id())
                    .update();
            if (!open.due().isBefore(clock.instant())) {
                caseFile.record(new PromiseKept(number, open.what(), open.due()));
            }
        }
    }

    private void insert(CaseNumber number, String what, Instant due) {
        jdbc.sql("insert into promise (case_number, what, made_at, due) values (?, ?, ?, ?)")
                .params(number.value(), what, now(), TimeFormat.stored(due))
                .update();
    }

    private Object now() {
        return TimeFormat.stored(clock.instant());
    }
}
