package dev.baton.review.books;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.TimeFormat;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reviews as they are kept. */
@Component
public class ReviewBooks {

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    ReviewBooks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The open ones and then the newest first, two hundred at most. */
    public List<Review> all() {
        return jdbc.sql("select * from review order by (state = 'OPEN') desc, started_at desc, number desc limit ?")
                .param(MOST)
                .query(Review.class)
                .list();
    }

    public Optional<Review> find(String number) {
        return jdbc.sql("select * from review where number = ?")
                .param(number)
                .query(Review.class)
                .optional();
    }

    public Optional<Review> ofCase(CaseNumber number) {
        return jdbc.sql("select * from review where case_number = ?")
                .param(number.value())
                .query(Review.class)
                .optional();
    }

    /** Fails with {@link NoReview} where there is none. */
    public Review get(String number) {
        return find(number).orElseThrow(() -> new NoReview(number));
    }

    /** As it is, and as it stays until this transaction changes it. */
    public Review getForChange(String number) {
        return jdbc.sql("select * from review where number = ? for no key update")
                .param(number)
                .query(Review.class)
                .optional()
                .orElseThrow(() -> new NoReview(number));
    }

    /** Whether that period has one. */
    public boolean has(Review.Kind kind, Instant from) {
        return jdbc.sql("select count(*) from review where kind = ? and period_from = ?")
                        .params(kind.name(), TimeFormat.stored(from))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Null where the case has one. */
    public @Nullable String begin(CaseNumber number, String because, Instant due) {
        return jdbc.sql("""
                insert into review (number, kind, case_number, state, because, started_at, due)
                values (review_number(nextval('review_number')), 'CASE', ?, 'OPEN', ?, ?, ?)
                on conflict do nothing returning number
                """)
                .params(number.value(), because, now(), TimeFormat.stored(due))
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** Null where the period has one. */
    public @Nullable String begin(
            Review.Kind kind, Instant from, Instant to, long casesNow, long casesThen, @Nullable Instant due) {
        return jdbc.sql("""
                insert into review (number, kind, period_from, period_to, state, because, started_at, due, cases_now, cases_then)
                values (review_number(nextval('review_number')), ?, ?, ?, ?, 'period', ?, ?, ?, ?)
                on conflict do nothing returning number
                """)
                .params(
                        kind.name(),
                        TimeFormat.stored(from),
                        TimeFormat.stored(to),
                        due == null ? Review.State.EMPTY.name() : Review.State.OPEN.name(),
                        now(),
                        due == null ? null : TimeFormat.stored(due),
                        casesNow,
                        casesThen)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** What was learnt of a case, by the five questions. */
    public void learn(String number, Map<String, String> answers, String by) {
        jdbc.sql("""
                update review set state = 'DONE', done_by = :by, done_at = :at, happened = :happened, helped = :helped,
                  hindered = :hindered, missing = :missing, change = :change
                where number = :number
                """)
                .params(answers)
                .param("by", by)
                .param("at", now())
                .param("number", number)
                .update();
    }

    public void conclude(String number, String conclusion, String by) {
        jdbc.sql("update review set state = 'DONE', done_by = ?, done_at = ?, conclusion = ? where number = ?")
                .params(by, now(), conclusion, number)
                .update();
    }

    /** False where that was told already. */
    public boolean late(String number) {
        return jdbc.sql("update review set late_at = ? where number = ? and state = 'OPEN' and late_at is null")
                        .params(now(), number)
                        .update()
                > 0;
    }

    /** The open ones, in the order in which they are locked. */
    public List<String> open() {
        return jdbc.sql("select number from review where state = 'OPEN' order by number")
                .query(String.class)
                .list();
    }

    private Object now() {
        return TimeFormat.stored(clock.instant());
    }
}
