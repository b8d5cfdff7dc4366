package dev.baton.review.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.AccountDesk;
import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.FullCoverage;
import dev.baton.Team;
import dev.baton.review.ReviewedCases;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/** Each test is a path through post-escalation-review.bpmn; together they walk every node and every flow. */
@BatonTest
@TestExecutionListeners(listeners = FullCoverage.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
class PostEscalationReviewPathsTest {

    private static final String REVIEW = "Review escalation";

    @Autowired
    private Desk desk;

    @Autowired
    private AccountDesk tasks;

    @Autowired
    private ReviewedCases cases;

    @Autowired
    private Team team;

    @Autowired
    private TaskService engine;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void now() {
        desk.setTime(desk.now());
    }

    @AfterEach
    void realTime() {
        cases.holdsNothing();
        desk.realTime();
    }

    @Test
    void aDeadlineThatPassedAsP1IsReviewedOnceAndWhatIsLearntIsKept() {
        var number = cases.breached();
        var review = cases.of(number);

        assertThat(tasks.tasks(review)).containsExactly(REVIEW);
        assertThat(cases.told("support-manager", "reviewAsked", review)).isEqualTo(1);
        assertThatThrownBy(() -> tasks.does("mara", REVIEW, review, Map.of("note_happened", "x")))
                .hasMessageContaining("Fill in");
        var answers = new HashMap<String, Object>(ReviewedCases.LEARNT);
        answers.put("note_actions", "sam by Friday");
        assertThatThrownBy(() -> tasks.does("mara", REVIEW, review, answers)).hasMessageContaining("sam by Friday");
        answers.put("note_actions", "nobody-such, 14d: Watch the disk");
        assertThatThrownBy(() -> tasks.does("mara", REVIEW, review, answers)).hasMessageContaining("nobody-such");
        assertThat(cases.actions(review)).as("all or nothing").isEmpty();

        answers.put("note_actions", "sam, 14d: Watch the disk\n\nsam, 14d: watch the DISK\neli, 3d: A second disk");
        tasks.does("mara", REVIEW, review, answers);
        assertThat(cases.state("review", review)).isEqualTo("DONE");
        assertThat(cases.actions(review)).as("the same twice is one").hasSize(2);
        assertThat(cases.told("eli", "reviewActionYours", review)).isEqualTo(1);
        assertThat(tasks.runs(review)).isFalse();
        assertThat(jdbc.sql("select count(*) from act_hi_varinst where name_ like 'note%' and text_ is not null")
                        .query(Long.class)
                        .single())
                .as("no free text stays in the engine")
                .isZero();
    }

    @Test
    void aReviewThatIsNotDoneInTimeIsToldOnceAndCanStillBeDone() {
        var review = cases.of(cases.breached());
        desk.passes(Duration.ofDays(6));

        assertThat(cases.told("support-manager", "reviewLate", review)).isEqualTo(1);
        assertThat(cases.told("leadership", "reviewLate", review)).isEqualTo(1);
        tasks.does("mara", REVIEW, review, ReviewedCases.LEARNT);
        assertThat(cases.state("review", review)).isEqualTo("DONE");
    }

    @Test
    void aCaseThatWentWellIsNotReviewed() {
        var number = desk.standardCase();
        cases.close(number);

        assertThat(cases.count(number)).isZero();
    }

    @Test
    void aCaseThatCameBackTwiceIsReviewedOnceForItsClosing() {
        var number = desk.standardCase();
        for (int i = 0; i < 2; i++) {
            desk.resolves(number);
            desk.post("/api/cases/" + number + "/reopen", Map.of("reason", "It is back"));
        }
        cases.close(number);

        assertThat(cases.count(number)).isEqualTo(1);
        assertThat(jdbc.sql("select because from review where case_number = ?")
                        .param(number.value())
                        .query(String.class)
                        .single())
                .isIn("reopened", "leadership");
    }

    @Test
    void aReviewOfWhoIsGoneIsOpenToTheOthers() {
        team.joins("gita", "support-manager");
        var review = cases.of(cases.breached());
        engine.claim(tasks.task(REVIEW, review).orElseThrow().getId(), "gita");
        team.isDeleted("gita");

        assertThat(tasks.task(REVIEW, review).orElseThrow().getAssignee()).isNull();
        tasks.does("mara", REVIEW, review, ReviewedCases.LEARNT);
    }
}
