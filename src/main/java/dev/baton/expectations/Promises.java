package dev.baton.expectations;

import dev.baton.casefile.CaseEvent.PromiseBroken;
import dev.baton.casefile.CaseEvent.PromiseKept;
import dev.baton.casefile.CaseEvent.PromiseMade;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseLocks;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.PromisedWord;
import dev.baton.casefile.TimeFormat;
import dev.baton.casefile.TransactionMemory;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The books of what the customer was promised. Of each kind one promise of a case is open. */
@Component
class Promises implements PromisedWord {

    static final String FIRST_REPLY = "first reply";
    static final String NEXT_UPDATE = "next update";

    private final JdbcClient jdbc;
    private final CaseFile caseFile;
    private final CaseLocks locks;
    private final Clock clock;
    private final TransactionMemory<Map<CaseNumber, List<Promise>>> known = new TransactionMemory<>(HashMap::new);

    Promises(JdbcClient jdbc, CaseFile caseFile, CaseLocks locks, Clock clock) {
        this.locks = locks;
        this.jdbc = jdbc;
        this.caseFile = caseFile;
        this.clock = clock;
    }

    /** The open ones and those that ended, in the order in which they were made. */
    List<Promise> of(CaseNumber number) {
        return read(
                number,
                "select id, what, made_at, due, ended_at, outcome from promise where case_number = ? order by id");
    }

    @Override
    public Optional<Instant> next(CaseNumber number) {
        return openOf(number).stream().map(Promise::due).min(Instant::compareTo);
    }

    /** Read once in a transaction that holds the case. */
    List<Promise> openOf(CaseNumber number) {
        return locks.holds(number) ? known.get().computeIfAbsent(number, this::readOpen) : readOpen(number);
    }

    private List<Promise> readOpen(CaseNumber number) {
        return read(number, """
                select id, what, made_at, due, ended_at, outcome from promise
                where case_number = ? and ended_at is null order by id""");
    }

    private List<Promise> read(CaseNumber number, String sql) {
        return jdbc.sql(sql).param(number.value()).query(Promise.class).list();
    }

    Optional<Promise> open(CaseNumber number, String what) {
        return openOf(number).stream()
                .filter(promise -> promise.what().equals(what))
                .findFirst();
    }

    /** The first reply is due when its clock says. */
    void firstReply(CaseNumber number, Instant said) {
        var due = said.truncatedTo(ChronoUnit.MILLIS);
        var open = open(number, FIRST_REPLY);
        if (open.isEmpty()) {
            insert(number, FIRST_REPLY, due);
        } else if (!open.get().due().equals(due) && !correct(open.get(), due)) {
            replace(number, open.get(), due);
        }
    }

    /** A sooner word replaces the one that was given; a later one never does. */
    void nextUpdate(CaseNumber number, Instant said) {
        var due = said.truncatedTo(ChronoUnit.MILLIS);
        var open = open(number, NEXT_UPDATE);
        if (open.isEmpty()) {
            insert(number, NEXT_UPDATE, due);
        } else if (due.isBefore(open.get().due())) {
            replace(number, open.get(), due);
        } else {
            return;
        }
        caseFile.record(new PromiseMade(number, NEXT_UPDATE, due));
    }

    @Override
    public boolean isPromisedAfter(CaseNumber number, Instant given) {
        return open(number, NEXT_UPDATE)
                .filter(promise -> promise.madeAt().isAfter(given))
                .isPresent();
    }

    /** A reply answers every promise that had been made when it was given; any reply is the first one. */
    void reply(CaseNumber number, Instant given) {
        for (var promise : openOf(number)) {
            if (promise.what().equals(FIRST_REPLY) || !promise.madeAt().isAfter(given)) {
                end(number, promise, given, promise.answeredAt(given));
            }
        }
    }

    /** What is owed stays owed when its hour has passed. */
    void tellPassed(CaseNumber number) {
        for (var promise : openOf(number)) {
            if (!promise.isTold() && !promise.due().isAfter(clock.instant())) {
                known.get().clear();
                jdbc.sql("update promise set outcome = ? where id = ?")
                        .params(Outcome.BROKEN.name(), promise.id())
                        .update();
                caseFile.record(new PromiseBroken(number, promise.what(), promise.due()));
            }
        }
    }

    /** Nobody works on the case any more, therefore nothing is owed. */
    void end(CaseNumber number) {
        var now = clock.instant();
        openOf(number).forEach(promise -> end(number, promise, now, promise.overAt(now)));
    }

    private void end(CaseNumber number, Promise promise, Instant at, Outcome outcome) {
        end(promise, at, outcome);
        if (outcome == Outcome.KEPT) {
            caseFile.record(new PromiseKept(number, promise.what(), promise.due()));
        } else if (outcome == Outcome.BROKEN && !promise.isTold()) {
            caseFile.record(new PromiseBroken(number, promise.what(), promise.due()));
        }
    }

    private void end(Promise promise, Instant at, Outcome outcome) {
        known.get().clear();
        jdbc.sql("update promise set ended_at = ?, outcome = ? where id = ?")
                .params(TimeFormat.stored(at), outcome.name(), promise.id())
                .update();
    }

    /** One that was given in this very transaction was heard by nobody. */
    private boolean correct(Promise promise, Instant due) {
        known.get().clear();
        return jdbc.sql("update promise set due = ? where id = ? and xmin = pg_current_xact_id()::xid")
                        .params(TimeFormat.stored(due), promise.id())
                        .update()
                == 1;
    }

    private void replace(CaseNumber number, Promise promise, Instant due) {
        var now = clock.instant();
        var broken = promise.isTold() || promise.due().isBefore(now);
        end(promise, now, broken ? Outcome.BROKEN : Outcome.REPLACED);
        insert(number, promise.what(), due);
    }

    private void insert(CaseNumber number, String what, Instant due) {
        known.get().clear();
        jdbc.sql("insert into promise (case_number, what, made_at, due) values (?, ?, ?, ?)")
                .params(number.value(), what, TimeFormat.stored(clock.instant()), TimeFormat.stored(due))
                .update();
    }
}
