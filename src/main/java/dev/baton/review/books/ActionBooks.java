package dev.baton.review.books;

import dev.baton.casefile.TimeFormat;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was agreed in reviews, as it is kept. */
@Component
public class ActionBooks {

    private final JdbcClient jdbc;
    private final Clock clock;

    ActionBooks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the order in which they were agreed. */
    public List<ReviewAction> of(String review) {
        return jdbc.sql("select * from review_action where review = ? order by made_at, number")
                .param(review)
                .query(ReviewAction.class)
                .list();
    }

    public Optional<ReviewAction> find(String number) {
        return jdbc.sql("select * from review_action where number = ?")
                .param(number)
                .query(ReviewAction.class)
                .optional();
    }

    public ReviewAction get(String number) {
        return find(number).orElseThrow(() -> new NoReview(number));
    }

    /** As it is, and as it stays until this transaction changes it. */
    public ReviewAction getForChange(String number) {
        return jdbc.sql("select * from review_action where number = ? for no key update")
                .param(number)
                .query(ReviewAction.class)
                .optional()
                .orElseThrow(() -> new NoReview(number));
    }

    /** Null where the same was agreed in that review already. */
    @Nullable
    String insert(
            String review,
            String text,
            String owner,
            Instant due,
            @Nullable String dimension,
            @Nullable String key,
            String by) {
        return jdbc.sql("""
                insert into review_action (number, review, text, once, owner, due, dimension, key, state, made_by, made_at)
                values (review_action_number(nextval('review_action_number')), ?, ?, md5(lower(btrim(?))), ?, ?, ?, ?, 'OPEN', ?, ?)
                on conflict do nothing returning number
                """)
                .params(review, text, text, owner, TimeFormat.stored(due), dimension, key, by, now())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    public void settle(
            String number, ReviewAction.State state, String result, @Nullable String whatChanged, int told, String by) {
        jdbc.sql("""
                update review_action set state = ?, result = ?, what_changed = ?, told = ?, settled_by = ?, settled_at = ?
                where number = ?
                """)
                .params(state.name(), result, whatChanged, told, by, now(), number)
                .update();
    }

    /** False where it was done already. */
    public boolean reminded(String number) {
        return jdbc.sql(
                                "update review_action set reminded_at = ? where number = ? and state = 'OPEN' and reminded_at is null")
                        .params(now(), number)
                        .update()
                > 0;
    }

    /** False where it was done already. */
    public boolean escalated(String number) {
        return jdbc.sql(
                                "update review_action set escalated_at = ? where number = ? and state = 'OPEN' and escalated_at is null")
                        .params(now(), number)
                        .update()
                > 0;
    }

    public void give(String number, String owner) {
        jdbc.sql("update review_action set owner = ? where number = ?")
                .params(owner, number)
                .update();
    }

    public Collection<String> heldBy(String person) {
        return jdbc.sql("select number from review_action where owner = ? and state = 'OPEN' order by number")
                .param(person)
                .query(String.class)
                .list();
    }

    /** The numbers of the reviews in which this person has, or had, an action. */
    public Set<String> reviewsOf(String person) {
        return new TreeSet<>(jdbc.sql("select distinct review from review_action where owner = ?")
                .param(person)
                .query(String.class)
                .list());
    }

    private Object now() {
        return TimeFormat.stored(clock.instant());
    }
}
