package dev.baton.kpi.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.FullCoverage;
import dev.baton.Visitor;
import dev.baton.kpi.Kpi;
import dev.baton.kpi.Kpis;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/** A bad figure asks its question once; good again ends it. */
@BatonTest
@TestExecutionListeners(listeners = FullCoverage.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
class NumberReviewPathsTest {

    private static final String FIGURE = "escalationRate";

    @Autowired
    private KeepJudgement keep;

    @Autowired
    private JudgeNumbers numbers;

    @Autowired
    private Judgements judgements;

    @Autowired
    private NumberAnswers answers;

    @Autowired
    private Kpis kpis;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private Kpi kpi;

    @BeforeEach
    void nothingIsJudgedYet() {
        kpi = kpis.find(FIGURE).orElseThrow();
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("number-review")
                .list()
                .forEach(one -> runtime.deleteProcessInstance(one.getId(), "test"));
        jdbc.sql("delete from number_judgement").update();
        jdbc.sql("delete from number_answer").update();
        jdbc.sql("delete from number_judging").update();
    }

    @Test
    void whatBecomesBadIsAskedAboutOnceUntilItIsGoodAgain() {
        keep.keep(judged("12", Verdict.FAIR));
        assertThat(open()).isEmpty();
        var since = judgement().since();

        keep.keep(judged("16.2", Verdict.BAD));
        keep.keep(judged("16.4", Verdict.BAD));
        assertThat(open()).singleElement().satisfies(task -> {
            assertThat(task.getName()).isEqualTo("Answer for number");
            assertThat(task.getDueDate()).isAfter(Date.from(clock.instant().plus(Duration.ofDays(6))));
            assertThat(tasks.getIdentityLinksForTask(task.getId()))
                    .extracting(link -> link.getGroupId())
                    .containsExactly("process-owner");
            assertThat(tasks.getVariables(task.getId()))
                    .containsEntry("figure", FIGURE)
                    .containsEntry("figureValue", "16.2 %")
                    .containsEntry("figureQuestion", "Training or process?");
        });
        assertThat(judgement().since()).isAfterOrEqualTo(since);
        assertThat(judgement().value()).isEqualByComparingTo("16.4");

        keep.keep(judged("12", Verdict.FAIR));
        assertThat(open()).as("fair is not good").hasSize(1);
        keep.keep(judged("9", Verdict.GOOD));
        assertThat(open()).isEmpty();
        assertThat(judgement().askedAt()).isNull();
        assertThat(deeds("NumberGoodAgain")).isPositive();

        keep.keep(judged("17", Verdict.BAD));
        assertThat(open()).hasSize(1);
    }

    @Test
    void sinceStaysWhileItIsJudgedAlike() {
        keep.keep(judged("16", Verdict.BAD));
        jdbc.sql("update number_judgement set since = since - interval '3 days'")
                .update();
        var since = judgement().since();
        keep.keep(judged("17", Verdict.BAD));
        assertThat(judgement().since()).isEqualTo(since);
        keep.keep(judged("12", Verdict.FAIR));
        assertThat(judgement().since()).isAfter(since);
    }

    @Test
    void twoNodesAtOnceAskOnce() throws Exception {
        var both = new CyclicBarrier(2);
        Callable<Void> one = () -> {
            both.await();
            keep.keep(judged("16.2", Verdict.BAD));
            return null;
        };
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (var done : threads.invokeAll(List.of(one, one))) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(open()).hasSize(1);
    }

    @Test
    void oneNodeOfAllJudges() {
        var now = clock.instant();
        assertThat(judgements.areDue(now, Duration.ofMinutes(5))).isTrue();
        assertThat(judgements.areDue(now.plusSeconds(299), Duration.ofMinutes(5)))
                .isFalse();
        assertThat(judgements.areDue(now.plusSeconds(300), Duration.ofMinutes(5)))
                .isTrue();
        assertThat(judgements.areDue(now, Duration.ofMinutes(5)))
                .as("the clock was set back")
                .isTrue();
    }

    @Test
    void whoseProcessWasDeletedIsAskedAgain() {
        keep.keep(judged("16.2", Verdict.BAD));
        runtime.deleteProcessInstance(open().get(0).getProcessInstanceId(), "in Cockpit");
        keep.keep(judged("16.3", Verdict.BAD));
        assertThat(open()).hasSize(1);
    }

    @Test
    void theAnswerStandsOnThePageAndNobodyIsAskedAgain() {
        keep.keep(judged("16.2", Verdict.BAD));
        var otto = Visitor.named("otto", port);
        assertThat(otto.get("/numbers/" + FIGURE).body())
                .contains("Training or process?")
                .contains("action=\"/numbers/escalationRate/answer\"");

        assertThat(otto.get("/numbers").body()).contains("href=\"/numbers/escalationRate#answers\"");
        assertThat(Visitor.named("mara", port).get("/numbers/" + FIGURE).body()).doesNotContain("/answer\"");

        var refused = otto.form(
                "/numbers/" + FIGURE + "/answer",
                Map.of("conclusion", "training", "answer", "  ", "_csrf", otto.token("/numbers/" + FIGURE)));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Fill in &quot;What becomes of it&quot;");
        assertThat(otto.form(
                                "/numbers/" + FIGURE + "/answer",
                                Map.of("conclusion", "luck", "answer", "x", "_csrf", otto.token("/numbers/" + FIGURE)))
                        .body())
                .contains("choose one of chance, mark, people, process, training");
        assertThat(open()).hasSize(1);

        otto.form(
                "/numbers/" + FIGURE + "/answer",
                Map.of(
                        "conclusion",
                        "training",
                        "answer",
                        "<b>We train</b> the new ones",
                        "_csrf",
                        otto.token("/numbers/" + FIGURE)));
        assertThat(open()).isEmpty();
        assertThat(answers.of(FIGURE)).singleElement().satisfies(answer -> {
            assertThat(answer.answeredBy()).isEqualTo("otto");
            assertThat(answer.conclusion()).isEqualTo("training");
            assertThat(answer.value()).isEqualByComparingTo("16.2");
            assertThat(answer.question()).isEqualTo("Training or process?");
        });
        assertThat(Visitor.named("sam", port).get("/numbers/" + FIGURE).body())
                .contains("&lt;b&gt;We train&lt;/b&gt; the new ones")
                .doesNotContain("/answer\"");
        assertThat(deeds("NumberAnswered")).isPositive();
        assertThat(jdbc.sql("select count(*) from act_hi_varinst where text_ like '%We train%'")
                        .query(Long.class)
                        .single())
                .isZero();

        keep.keep(judged("16.9", Verdict.BAD));
        assertThat(open()).as("it was answered").isEmpty();
        assertThat(otto.form(
                                "/numbers/" + FIGURE + "/answer",
                                Map.of("conclusion", "chance", "answer", "Twice", "_csrf", otto.token("/tokens")))
                        .body())
                .contains("Nobody asks any more");
    }

    @Test
    void othersMayNotAnswer() {
        keep.keep(judged("16.2", Verdict.BAD));
        for (var person : List.of("sam", "mara", "aud")) {
            var visitor = Visitor.named(person, port);
            assertThat(visitor.form(
                                    "/numbers/" + FIGURE + "/answer",
                                    Map.of("conclusion", "chance", "answer", "No", "_csrf", visitor.token("/tokens")))
                            .status())
                    .as(person)
                    .isEqualTo(403);
        }
        assertThat(open()).hasSize(1);
    }

    @Test
    void everyFigureIsJudgedAndWhatHasNoDataIsNeither() {
        numbers.judge();
        assertThat(judgements.all()).hasSize(kpis.all().size());
        assertThat(judgements.find("netRevenueRetention"))
                .get()
                .satisfies(one -> assertThat(one.value() == null || one.verdict() != Verdict.BAD)
                        .isTrue());
        assertThat(judgements.all().values())
                .filteredOn(one -> one.value() == null)
                .allSatisfy(one -> assertThat(one.verdict()).isEqualTo(Verdict.NONE));
    }

    private Judged judged(String value, Verdict verdict) {
        return new Judged(
                kpi,
                new BigDecimal(value),
                null,
                verdict,
                verdict == Verdict.BAD ? "Training or process?" : "",
                verdict == Verdict.BAD);
    }

    private Judgement judgement() {
        return judgements.find(FIGURE).orElseThrow();
    }

    private List<Task> open() {
        return tasks.createTaskQuery()
                .taskDefinitionKey("userTask_answerForNumber")
                .processInstanceBusinessKey(FIGURE)
                .list();
    }

    private long deeds(String kind) {
        return jdbc.sql("select count(*) from audit_entry where kind = ?")
                .param(kind)
                .query(Long.class)
                .single();
    }
}
