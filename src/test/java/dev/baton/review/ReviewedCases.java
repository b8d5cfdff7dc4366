package dev.baton.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.AccountDesk;
import dev.baton.Desk;
import dev.baton.casefile.CaseNumber;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases that are worth a review, and what is done with their reviews. */
@TestComponent
public class ReviewedCases {

    public static final Map<String, Object> LEARNT = Map.of(
            "note_happened", "The disk was full since Tuesday",
            "note_helped", "The runbook",
            "note_hindered", "Nobody was on call",
            "note_missing", "An alarm at 80 %",
            "note_change", "We watch the disk");

    private final Desk desk;
    private final AccountDesk tasks;
    private final JdbcClient jdbc;

    ReviewedCases(Desk desk, AccountDesk tasks, JdbcClient jdbc) {
        this.desk = desk;
        this.tasks = tasks;
        this.jdbc = jdbc;
    }

    /** A case whose first reply was late while it was P1; closed. */
    public CaseNumber breached() {
        var account = "rv-" + UUID.randomUUID();
        desk.put("/api/accounts/" + account, Map.of("name", "Acme", "tier", "vip", "health", "green", "csm", "cleo"));
        var number = desk.report(account, Desk.facts("technical", "high", "high"));
        desk.passes(Duration.ofMinutes(16));
        close(number);
        return number;
    }

    public void close(CaseNumber number) {
        desk.resolves(number);
        desk.documents(number);
    }

    public String of(CaseNumber number) {
        return jdbc.sql("select number from review where case_number = ?")
                .param(number.value())
                .query(String.class)
                .single();
    }

    public long count(CaseNumber number) {
        return jdbc.sql("select count(*) from review where case_number = ?")
                .param(number.value())
                .query(Long.class)
                .single();
    }

    /** The review is done, with these actions: one a line. */
    public String reviewed(CaseNumber number, String actions) {
        var review = of(number);
        var answers = new HashMap<String, Object>(LEARNT);
        answers.put("note_actions", actions);
        tasks.does("mara", "Review escalation", review, answers);
        return review;
    }

    public List<String> actions(String review) {
        return jdbc.sql("select number from review_action where review = ? order by number")
                .param(review)
                .query(String.class)
                .list();
    }

    public String state(String table, String number) {
        return jdbc.sql("select state from %s where number = ?".formatted(table))
                .param(number)
                .query(String.class)
                .single();
    }

    public long told(String reader, String kind, String number) {
        return jdbc.sql(
                        "select count(*) from notice where coalesce(person, group_name) = ? and kind = ? and facts::text like ?")
                .params(reader, kind, "%" + number + "%")
                .query(Long.class)
                .single();
    }

    /** Nothing of the tests before is open. */
    public void holdsNothing() {
        jdbc.sql("update review_action set state = 'DROPPED', settled_at = made_at where state = 'OPEN'")
                .update();
        jdbc.sql("update review set state = 'DONE', done_at = started_at where state = 'OPEN'")
                .update();
        assertThat(jdbc.sql("select count(*) from review where state = 'OPEN'")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
