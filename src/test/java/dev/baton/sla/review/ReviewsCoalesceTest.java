package dev.baton.sla.review;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.AccountChanged;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** However often somebody says something, the desk computes anew what has changed, once. */
@BatonTest
class ReviewsCoalesceTest {

    @Autowired
    private Desk desk;

    @Autowired
    private DeadlineReviews reviews;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ConfigurableApplicationContext context;

    private String account = "";

    @BeforeEach
    void anAccountWithAnOpenCase() {
        desk.setTime(desk.now());
        desk.getsOn();
        account = desk.ordinaryAccount();
        desk.report(account, facts("technical", "medium", "medium"));
        desk.getsOn();
    }

    @AfterEach
    void realTime() {
        desk.getsOn();
        desk.realTime();
    }

    @Test
    void whoSaysAgainWhatIsKnownChangesNothing() {
        var heard = new AtomicInteger();
        ApplicationListener<PayloadApplicationEvent<AccountChanged>> ear = changed -> heard.incrementAndGet();
        context.addApplicationListener(ear);
        desk.renews(account, 200);
        assertThat(heard).hasValue(1);
        desk.getsOn();

        for (int i = 0; i < 10; i++) {
            desk.renews(account, 200);
        }

        assertThat(running()).isEmpty();
        assertThat(heard).as("an amount in other words is the same amount").hasValue(1);
        context.removeApplicationListener(ear);
    }

    @Test
    void changesThatComeWhileAReviewWaitsJoinIt() {
        for (int days = 100; days < 110; days++) {
            desk.renews(account, days);
        }

        assertThat(running()).hasSize(1);
        desk.getsOn();
        assertThat(running()).isEmpty();
    }

    @Test
    void whatComesWhenAReviewHasBegunIsReviewedAfterIt() {
        desk.renews(account, 100);
        jdbc.sql(
                        "update act_ru_job set lock_owner_ = 'another node', lock_exp_time_ = now() + interval '1 hour' where process_instance_id_ = ?")
                .param(running().get(0).getId())
                .update();

        desk.renews(account, 101);

        assertThat(running()).hasSize(2);
        jdbc.sql("update act_ru_job set lock_owner_ = null, lock_exp_time_ = null where lock_owner_ = 'another node'")
                .update();
    }

    @Test
    void aReviewOfEverythingDoesTheWorkOfOneAccounts() {
        reviews.start("another day", null);
        desk.renews(account, 100);

        assertThat(running()).hasSize(1);
        assertThat(runtime.getVariable(running().get(0).getId(), "reason")).isEqualTo("another day, account changed");
    }

    @Test
    void theDailyReviewIsNotForgottenOverManyOthers() {
        desk.setTime(desk.now().plus(Duration.ofSeconds(1)));
        var since = desk.now();
        assertThat(reviews.hasReviewedSince(since)).isFalse();
        reviews.start(DeadlineReviews.NEW_DAY, null);
        desk.getsOn();

        for (int days = 100; days < 112; days++) {
            desk.setTime(desk.now().plus(Duration.ofSeconds(1)));
            desk.renews(account, days);
            desk.getsOn();
        }

        assertThat(reviews.latest()).noneMatch(review -> review.account() == null);
        assertThat(reviews.hasReviewedSince(since)).isTrue();
    }

    private List<ProcessInstance> running() {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(DeadlineReviews.PROCESS)
                .list();
    }
}
