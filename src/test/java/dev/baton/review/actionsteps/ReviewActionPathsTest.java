package dev.baton.review.actionsteps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.AccountDesk;
import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.FullCoverage;
import dev.baton.Team;
import dev.baton.review.ReviewedCases;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/** Each test is a path through review-action.bpmn; together they walk every node and every flow. */
@BatonTest
@TestExecutionListeners(listeners = FullCoverage.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
class ReviewActionPathsTest {

    private static final String TAKE = "Take action";

    @Autowired
    private Desk desk;

    @Autowired
    private AccountDesk tasks;

    @Autowired
    private ReviewedCases cases;

    @Autowired
    private Team team;

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
    void whoeverHasItIsRemindedThenASupportManagerMayDoItAsWell() {
        var number = cases.breached();
        var action = cases.actions(cases.reviewed(number, "sam, 14d: Watch the disk"))
                .get(0);
        assertThat(tasks.task(TAKE, action).orElseThrow().getAssignee()).isEqualTo("sam");
        desk.passes(Duration.ofDays(11));
        assertThat(cases.told("sam", "reviewActionDueSoon", action)).isZero();
        desk.passes(Duration.ofDays(2));
        assertThat(cases.told("sam", "reviewActionDueSoon", action)).isEqualTo(1);
        desk.passes(Duration.ofDays(2));
        assertThat(cases.told("support-manager", "reviewActionLate", action)).isEqualTo(1);

        assertThatThrownBy(() -> tasks.does("sam", TAKE, action, Map.of("result", "done")))
                .hasMessageContaining("Fill in");
        tasks.does(
                "sam",
                TAKE,
                action,
                Map.of("result", "done", "note_result", "An alarm at 80 %", "note_whatChanged", "We watch the disk"));
        assertThat(cases.state("review_action", action)).isEqualTo("DONE");
        assertThat(jdbc.sql("select what from improvement where because_of = ?")
                        .param(number.value())
                        .query(String.class)
                        .list())
                .as("you said, we did")
                .containsExactly("We watch the disk");
        assertThat(tasks.runs(action)).isFalse();
    }

    @Test
    void itIsDroppedWithAReasonAndNobodyIsToldThatSomethingChanged() {
        var number = cases.breached();
        var action =
                cases.actions(cases.reviewed(number, "sam, 3d: A second disk")).get(0);
        tasks.does(
                "sam",
                TAKE,
                action,
                Map.of("result", "dropped", "note_result", "One suffices", "note_whatChanged", "Not said"));

        assertThat(cases.state("review_action", action)).isEqualTo("DROPPED");
        assertThat(jdbc.sql("select count(*) from improvement where because_of = ?")
                        .param(number.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theActionOfWhoIsGoneIsASupportManagers() {
        team.joins("gesa", "support-agent");
        var action = cases.actions(cases.reviewed(cases.breached(), "gesa, 3d: A second disk"))
                .get(0);
        team.isDeleted("gesa");

        assertThat(tasks.task(TAKE, action).orElseThrow().getAssignee()).isEqualTo("mara");
        assertThat(cases.told("mara", "reviewActionYours", action)).isEqualTo(1);
    }
}
