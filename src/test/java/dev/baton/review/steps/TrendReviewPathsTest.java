package dev.baton.review.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.AccountDesk;
import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.FullCoverage;
import dev.baton.Visitor;
import dev.baton.review.ReviewedCases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/** Each test is a path through trend-review.bpmn; together they walk every node and every flow. */
@BatonTest
@TestExecutionListeners(listeners = FullCoverage.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
class TrendReviewPathsTest {

    private static final String REVIEW = "Review trends";

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private AccountDesk tasks;

    @Autowired
    private ReviewedCases cases;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void nothingReviewed() {
        jdbc.sql("delete from review_action").update();
        jdbc.sql("delete from review_cause").update();
        jdbc.sql("delete from review where kind <> 'CASE'").update();
    }

    @AfterEach
    void realTime() {
        cases.holdsNothing();
        desk.realTime();
    }

    @Test
    void aMonthIsReviewedOnceAndItsCausesAreToldApartFromChance() {
        var category = "technical";
        var account = filed(Instant.parse("2037-03-05T09:00:00Z"), 30, category);
        filed(Instant.parse("2037-02-05T09:00:00Z"), 4, category);
        desk.setTime(Instant.parse("2037-04-01T06:00:00Z"));
        fires();
        fires();
        fires();

        var review = only("MONTH");
        assertThat(jdbc.sql(
                                "select cases || ' ' || before from review_cause where dimension = 'CATEGORY' and key = ? and review = ?")
                        .params(category, review)
                        .query(String.class)
                        .single())
                .isEqualTo("30 4");
        assertThat(tasks.tasks(review)).containsExactly(REVIEW);
        assertThat(cases.told("support-manager", "trendsAsked.MONTH", review)).isEqualTo(1);
        var page = Visitor.loggedIn("mara", port).get("/reviews/" + review).body();
        assertThat(page).contains("30 cases came, 4 in the period before.", "grew", category);

        var mara = Visitor.loggedIn("mara", port);
        assertThat(mara.form(
                                "/reviews/" + review + "/actions",
                                Map.of(
                                        "_csrf",
                                        mara.token("/reviews/" + review),
                                        "text",
                                        "Fix the exporter",
                                        "owner",
                                        "eli",
                                        "due",
                                        "2037-04-20",
                                        "cause",
                                        "ACCOUNT:" + account))
                        .status())
                .isLessThan(400);
        tasks.does("mara", REVIEW, review, Map.of("note_conclusion", "The exporter again"));
        assertThat(cases.state("review", review)).isEqualTo("DONE");

        var action = cases.actions(review).get(0);
        tasks.does(
                "eli",
                "Take action",
                action,
                Map.of("result", "done", "note_result", "Fixed", "note_whatChanged", "It is faster now"));
        assertThat(jdbc.sql("select told from review_action where number = ?")
                        .param(action)
                        .query(Integer.class)
                        .single())
                .as("the newest case of the account behind it")
                .isEqualTo(1);
    }

    @Test
    void aQuarterWithoutACaseSaysSoAndAsksNobody() {
        desk.setTime(Instant.parse("2041-07-01T06:30:00Z"));
        fires();
        fires();

        var review = only("QUARTER");
        assertThat(cases.state("review", review)).isEqualTo("EMPTY");
        assertThat(tasks.tasks(review)).isEmpty();
        assertThat(Visitor.loggedIn("aud", port).get("/reviews/" + review).body())
                .contains("0 cases came, 0 in the period before.");
    }

    @Test
    void whatIsNotReviewedInTimeIsTold() {
        filed(Instant.parse("2033-05-05T09:00:00Z"), 1, "billing");
        desk.setTime(Instant.parse("2033-06-01T06:00:00Z"));
        fires();
        desk.passes(Duration.ofDays(11));

        assertThat(cases.told("leadership", "reviewLate", only("MONTH"))).isEqualTo(1);
    }

    /** As the job executor does when the timer is due. */
    private void fires() {
        var job = management
                .createJobQuery()
                .activityId("event_periodOver")
                .processDefinitionKey("trend-review")
                .singleResult();
        management.executeJob(job.getId());
    }

    private String only(String kind) {
        List<String> all = jdbc.sql("select number from review where kind = ?")
                .param(kind)
                .query(String.class)
                .list();
        assertThat(all).as("however often the timer fires").hasSize(1);
        return all.get(0);
    }

    /** Cases as they were imported: closed, and of one account. */
    private String filed(Instant at, int count, String category) {
        var account = "tr-" + UUID.randomUUID();
        desk.put("/api/accounts/" + account, Map.of("name", "Acme", "tier", "standard", "health", "green"));
        for (int i = 0; i < count; i++) {
            jdbc.sql("""
                    insert into support_case (number, source, external_id, account, subject, description, category, status, reported_at, closed_at)
                    values ('C-' || (800000000 + nextval('case_number')), 'import', ?, ?, 'x', 'x', ?, 'CLOSED', ?::timestamptz, ?::timestamptz)
                    """)
                    .params(UUID.randomUUID().toString(), account, category, at.toString(), at.toString())
                    .update();
        }
        return account;
    }
}
