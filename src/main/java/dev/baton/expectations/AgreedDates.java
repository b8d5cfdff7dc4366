package dev.baton.expectations;

import dev.baton.casefile.CaseEvent.AgreedDateKept;
import dev.baton.casefile.CaseEvent.AgreedDateWithdrawn;
import dev.baton.casefile.CaseEvent.DateAgreed;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.NotNow;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TimeFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The dates that people agreed with the customer of a case; one of them stands at a time. */
@Component
public class AgreedDates {

    private static final Duration FURTHEST = Duration.ofDays(5 * 366);

    private final JdbcClient jdbc;
    private final CaseFile caseFile;
    private final Clock clock;

    AgreedDates(JdbcClient jdbc, CaseFile caseFile, Clock clock) {
        this.jdbc = jdbc;
        this.caseFile = caseFile;
        this.clock = clock;
    }

    public List<AgreedDate> of(CaseNumber number) {
        return jdbc.sql("select * from agreed_date where case_number = ? order by id")
                .param(number.value())
                .query(AgreedDate.class)
                .list();
    }

    Optional<AgreedDate> standing(CaseNumber number) {
        return of(number).stream().filter(AgreedDate::isOpen).findFirst();
    }

    /** Another date that stands is replaced. */
    @Transactional
    public long agree(CaseNumber number, String what, Instant due, String reason, String by) {
        caseFile.lock(number);
        NotNow.unlessOpen(caseFile.get(number));
        var exact = due.truncatedTo(ChronoUnit.MILLIS);
        var now = clock.instant();
        if (!exact.isAfter(now) || exact.isAfter(now.plus(FURTHEST))) {
            throw new Refusal("due", "must lie ahead, within five years");
        }
        standing(number).ifPresent(date -> end(date, after(date, now, Outcome.REPLACED), by, null));
        var id = insert(number, what, exact, reason, by);
        caseFile.record(new DateAgreed(number, id, exact, by));
        return id;
    }

    @Transactional
    public void keep(CaseNumber number, long id, String by) {
        caseFile.lock(number);
        var date = standing(number, id);
        end(date, date.doneAt(clock.instant()), by, null);
        caseFile.record(new AgreedDateKept(number, id, date.due(), by));
    }

    @Transactional
    public void withdraw(CaseNumber number, long id, String reason, String by) {
        caseFile.lock(number);
        var date = standing(number, id);
        end(date, after(date, clock.instant(), Outcome.WITHDRAWN), by, reason);
        caseFile.record(new AgreedDateWithdrawn(number, id, date.due(), by));
    }

    /** The date that has passed, once: it stands as broken until a person settles it or the case ends. */
    Optional<Instant> breakWhatPassed(CaseNumber number) {
        return jdbc.sql("""
                update agreed_date set outcome = 'BROKEN'
                where case_number = ? and ended_at is null and outcome is null and due <= ? returning due
                """)
                .params(number.value(), TimeFormat.stored(clock.instant()))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** The sign-off is what was agreed at the latest: in time it kept the date. */
    void end(CaseNumber number) {
        standing(number).ifPresent(date -> end(date, date.doneAt(clock.instant()), null, null));
    }

    private AgreedDate standing(CaseNumber number, long id) {
        caseFile.get(number);
        return standing(number)
                .filter(date -> date.id() == id)
                .orElseThrow(() -> new Refusal(
                        "id", "names no date that stands on %s; its agreed dates are listed there".formatted(number)));
    }

    private static Outcome after(AgreedDate date, Instant now, Outcome inTime) {
        return now.isAfter(date.due()) ? Outcome.BROKEN : inTime;
    }

    private void end(AgreedDate date, Outcome outcome, @Nullable String by, @Nullable String because) {
        jdbc.sql("update agreed_date set ended_at = ?, outcome = ?, ended_by = ?, ended_because = ? where id = ?")
                .params(TimeFormat.stored(clock.instant()), outcome.name(), by, because, date.id())
                .update();
    }

    private long insert(CaseNumber number, String what, Instant due, String reason, String by) {
        return jdbc.sql("""
                insert into agreed_date (case_number, what, due, reason, agreed_by, agreed_at)
                values (?, ?, ?, ?, ?, ?) returning id
                """)
                .params(number.value(), what, TimeFormat.stored(due), reason, by, TimeFormat.stored(clock.instant()))
                .query(Long.class)
                .single();
    }
}
