package dev.baton.expectations;

import dev.baton.casefile.CaseEvent.PromiseBroken;
import dev.baton.casefile.CaseEvent.PromiseKept;
import dev.baton.casefile.CaseEvent.PromiseMade;
import dev.baton.casefile.CaseEvent.PromiseMoved;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseLocks;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation.NextWord;
import dev.baton.casefile.NotNow;
import dev.baton.casefile.PromisedWord;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.Status;
import dev.baton.casefile.TimeFormat;
import dev.baton.casefile.TransactionMemory;
import dev.baton.expectations.outlook.Outlook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The books of what the customer was promised. Of each kind one promise of a case is open. */
@Component
public class Promises implements PromisedWord, PromisesMade {

    static final String FIRST_REPLY = "first reply";
    static final String NEXT_UPDATE = "next update";

    /** Who had the case when it was settled had to keep it; of a case that is over, whoever had it when it was made. */
    private static final String SETTLED = """
            update promise set %s, held_by = coalesce(held_by, c.responsible, c.accountable, made_with),
              held_team = coalesce(held_team, c.team, made_team)
            from support_case c where c.number = promise.case_number and promise.id = ?
            """;

    private final JdbcClient jdbc;
    private final CaseFile caseFile;
    private final CaseLocks locks;
    private final ObjectProvider<Outlook> outlook;
    private final Duration furthest;
    private final Clock clock;
    private final TransactionMemory<Map<CaseNumber, List<Promise>>> known = new TransactionMemory<>(HashMap::new);

    Promises(
            JdbcClient jdbc,
            CaseFile caseFile,
            CaseLocks locks,
            ObjectProvider<Outlook> outlook,
            @Value("${baton.promises.furthest}") Duration furthest,
            Clock clock) {
        this.outlook = outlook;
        this.furthest = furthest;
        this.locks = locks;
        this.jdbc = jdbc;
        this.caseFile = caseFile;
        this.clock = clock;
    }

    /** The open ones and those that ended, in the order in which they were made. */
    public List<Promise> promises(CaseNumber number) {
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
    public void nextUpdate(CaseNumber number, Instant said) {
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
    public List<Made> of(CaseNumber number) {
        var now = clock.instant();
        return promises(number).stream().map(promise -> Made.of(promise, now)).toList();
    }

    /**
     * @throws NotNow where nobody works on the case
     * @throws Refusal where the hour does not lie ahead, lies too far, or moves nothing
     */
    @Override
    public Instant promisable(CaseNumber number, NextWord next) {
        var subject = caseFile.get(number);
        var hour = next.at().truncatedTo(ChronoUnit.MILLIS);
        var now = clock.instant();
        if (subject.status() != Status.OPEN) {
            throw new NotNow(
                    "%s is %s, and nothing is promised on it."
                            .formatted(number, subject.status().label()),
                    "Leave out when they hear next, or let it be open again first.");
        }
        if (!hour.isAfter(now)) {
            throw new Refusal("nextUpdate", "lies in the past; name an hour that is still to come, or leave it out");
        }
        if (hour.isAfter(now.plus(furthest))) {
            throw new Refusal(
                    "nextUpdate",
                    "lies further ahead than %s; name a sooner hour, and move it then if need be"
                            .formatted(TimeFormat.told(furthest)));
        }
        if (next.moves()) {
            open(number, NEXT_UPDATE)
                    .filter(promise -> !hour.isAfter(promise.due()))
                    .ifPresent(promise -> {
                        throw new Refusal(
                                "nextUpdate",
                                "is not later than what was promised (%s), so that nothing is moved; send it as a reply"
                                        .formatted(TimeFormat.told(promise.due())));
                    });
        }
        return hour;
    }

    @Override
    public List<String> doubts(CaseNumber number, Instant hour, ZoneId zone) {
        return outlook.getObject().doubts(caseFile.get(number), hour, zone);
    }

    @Override
    public boolean isPromisedAfter(CaseNumber number, Instant given) {
        return open(number, NEXT_UPDATE)
                .filter(promise -> promise.madeAt().isAfter(given))
                .isPresent();
    }

    /**
     * A reply answers every promise that had been made when it was given; any reply is the first one. In time it keeps one of them: until
     * the first reply the customer was told of no other, and what was promised besides is replaced by what this reply promises.
     */
    void reply(CaseNumber number, Instant given) {
        var answered = openOf(number).stream()
                .filter(promise ->
                        promise.what().equals(FIRST_REPLY) || !promise.madeAt().isAfter(given))
                .sorted(Comparator.comparing(promise -> !promise.what().equals(FIRST_REPLY)))
                .toList();
        var kept = false;
        for (var promise : answered) {
            var outcome = promise.answeredAt(given);
            end(number, promise, given, kept && outcome == Outcome.KEPT ? Outcome.REPLACED : outcome);
            kept |= outcome == Outcome.KEPT;
        }
    }

    /** A later hour is told before the word that was promised is given. The first reply is given all the same: any word is one. */
    void move(CaseNumber number, Instant given, Instant to) {
        var first = open(number, FIRST_REPLY).isPresent();
        for (var promise : openOf(number)) {
            if (promise.what().equals(FIRST_REPLY)) {
                end(number, promise, given, promise.answeredAt(given));
            } else if (!promise.madeAt().isAfter(given)) {
                var moved = promise.movedAt(given);
                var outcome = first && moved == Outcome.MOVED ? Outcome.REPLACED : moved;
                end(number, promise, given, outcome);
                if (outcome == Outcome.MOVED) {
                    caseFile.record(new PromiseMoved(number, promise.what(), promise.due(), to));
                }
            }
        }
    }

    /** What is owed stays owed when its hour has passed. */
    void tellPassed(CaseNumber number) {
        for (var promise : openOf(number)) {
            if (!promise.isTold() && !promise.due().isAfter(clock.instant())) {
                known.get().clear();
                jdbc.sql(SETTLED.formatted("outcome = ?"))
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
        jdbc.sql(SETTLED.formatted("ended_at = ?, outcome = ?"))
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
        jdbc.sql("""
                insert into promise (case_number, what, made_at, due, made_with, made_team)
                select number, ?, ?, ?, coalesce(responsible, accountable), team from support_case where number = ?
                """)
                .params(what, TimeFormat.stored(clock.instant()), TimeFormat.stored(due), number.value())
                .update();
    }
}
