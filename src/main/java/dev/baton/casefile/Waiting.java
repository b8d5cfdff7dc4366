package dev.baton.casefile;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whom a case waits on, and since when. It may wait on several at once. */
@Component
public class Waiting {

    private final JdbcClient jdbc;
    private final CaseFile caseFile;
    private final CaseLocks locks;
    private final Clock clock;
    private final TransactionMemory<Map<CaseNumber, List<Wait>>> known = new TransactionMemory<>(HashMap::new);

    Waiting(JdbcClient jdbc, CaseFile caseFile, CaseLocks locks, Clock clock) {
        this.locks = locks;
        this.jdbc = jdbc;
        this.caseFile = caseFile;
        this.clock = clock;
    }

    public record Wait(
            WaitingOn waitingOn,
            String reason,
            Instant since,
            @Nullable Instant until) {}

    /** Waiting on someone the case already waits on changes nothing; a case that nobody works on waits on nobody. */
    @Transactional
    public void start(CaseNumber number, WaitingOn on, String reason) {
        NotNow.unlessOpen(caseFile.getForChange(number));
        known.get().remove(number);
        var started = jdbc.sql("""
                insert into waiting (case_number, waiting_on, reason, since) values (?, ?, ?, ?)
                on conflict (case_number, waiting_on) where until is null do nothing
                """)
                .params(number.value(), on.name(), reason, TimeFormat.stored(clock.instant()))
                .update();
        if (started == 1) {
            caseFile.record(new CaseEvent.WaitingStarted(number, on, reason));
        }
    }

    /** Ending a wait that is not on changes nothing. */
    @Transactional
    public void end(CaseNumber number, WaitingOn on) {
        end(number, on, clock.instant());
    }

    /** Ends the wait that was on at that instant: what happened before it began is not what it waits for. */
    @Transactional
    public void end(CaseNumber number, WaitingOn on, Instant because) {
        caseFile.getForChange(number);
        known.get().remove(number);
        var ended = jdbc.sql("""
                update waiting set until = ? where case_number = ? and waiting_on = ? and until is null and since <= ?
                """)
                .params(TimeFormat.stored(clock.instant()), number.value(), on.name(), TimeFormat.stored(because))
                .update();
        if (ended == 1) {
            caseFile.record(new CaseEvent.WaitingEnded(number, on, isOn(number)));
        }
    }

    /** The case waits on nobody any more. */
    @Transactional
    public void endAll(CaseNumber number) {
        of(number).stream().filter(wait -> wait.until() == null).forEach(wait -> end(number, wait.waitingOn()));
    }

    public boolean isOn(CaseNumber number) {
        return of(number).stream().anyMatch(wait -> wait.until() == null);
    }

    public boolean isOn(CaseNumber number, WaitingOn on) {
        return of(number).stream().anyMatch(wait -> wait.until() == null && wait.waitingOn() == on);
    }

    /** Read once in a transaction that holds the case. */
    public List<Wait> of(CaseNumber number) {
        return locks.holds(number) ? known.get().computeIfAbsent(number, this::read) : read(number);
    }

    private List<Wait> read(CaseNumber number) {
        return jdbc.sql("select waiting_on, reason, since, until from waiting where case_number = ? order by since")
                .param(number.value())
                .query(Wait.class)
                .list();
    }
}
