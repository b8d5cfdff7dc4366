package dev.baton.notification.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.FullCoverage;
import dev.baton.casefile.CaseNumber;
import dev.baton.notification.MailDesk;
import dev.baton.notification.SmtpStub;
import dev.baton.notification.upkeep.DeliverySweep;
import java.time.Duration;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/** Each test is a path through delivery.bpmn; together they walk every node and every flow. */
@BatonTest
@TestExecutionListeners(listeners = FullCoverage.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
class DeliveryPathsTest {

    private static final int WORDS = 5;
    private static final Duration A_MOMENT = Duration.ofSeconds(10);

    @Autowired
    private Desk desk;

    @Autowired
    private MailDesk mails;

    @Autowired
    private Outbox outbox;

    @Autowired
    private DeliverySweep sweep;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    private SmtpStub server;
    private CaseNumber number;

    @BeforeEach
    void aCaseAndAServer() throws Exception {
        desk.setTime(desk.now());
        mails.nothingWaits();
        server = SmtpStub.start();
        mails.serverAt(server.port());
        number = mails.caseOf("jane@customer.test");
    }

    @AfterEach
    void noServer() throws Exception {
        server.close();
        mails.noServer();
    }

    @Test
    void aReplyLeavesOnce() {
        desk.says(number, "outbound", "We look into it");
        assertThat(server.taken()).as("nothing leaves before the reply is kept").isEmpty();

        desk.passes(A_MOMENT);

        assertThat(server.taken()).hasSize(1);
        assertThat(mails.states(number)).containsExactly("SENT");
        assertThat(processes(number)).isZero();
    }

    @Test
    void aServerThatIsDownForTenMinutesLosesNothingAndGetsNothingTwice() throws Exception {
        var port = server.port();
        server.close();
        IntStream.range(0, WORDS).forEach(each -> desk.says(number, "outbound", "Word " + each));
        desk.passes(Duration.ofMinutes(10));
        sweep.sweep();
        assertThat(mails.states(number)).hasSize(WORDS).containsOnly("WAITING");
        assertThat(alarms("DELIVERIES_WAIT")).isEqualTo(1);
        assertThat(attempts(number)).as("one tries for all").isLessThan(30);

        server = SmtpStub.startAt(port);
        desk.passes(Duration.ofMinutes(10));
        sweep.sweep();

        assertThat(mails.states(number)).hasSize(WORDS).containsOnly("SENT");
        assertThat(server.taken()).hasSize(WORDS);
        assertThat(IntStream.range(0, WORDS).mapToObj(each -> "Word " + each))
                .allSatisfy(word -> assertThat(server.taken().stream().filter(mail -> mail.contains(word)))
                        .hasSize(1));
        assertThat(alarms("DELIVERIES_WAIT")).isZero();
    }

    @Test
    void aServerThatIsBusyIsAskedAgain() {
        server.answerRecipients(recipient -> "451 4.7.1 try again later");
        desk.says(number, "outbound", "We look into it");
        desk.passes(A_MOMENT);
        assertThat(mails.states(number)).containsExactly("WAITING");
        assertThat(mails.lastError(number)).contains("451", "try again later");

        server.takeEverybody();
        desk.passes(Duration.ofSeconds(20));

        assertThat(mails.states(number)).containsExactly("SENT");
    }

    @Test
    void anAddressThatIsRefusedIsToldByOtherWaysAndSentAgainWhenItIsSetRight() {
        server.answerRecipients(recipient -> "550 5.1.1 no such user");
        desk.says(number, "outbound", "We look into it");
        desk.passes(A_MOMENT);

        assertThat(mails.states(number)).containsExactly("FAILED");
        assertThat(mails.lastError(number)).contains("550", "no such user");
        assertThat(notices("deliveryFailed")).isEqualTo(1);
        assertThat(alarms("DELIVERIES_FAILED")).isEqualTo(1);
        assertThat(incidents()).isEqualTo(1);

        server.takeEverybody();
        assertThat(outbox.retry(mails.delivery(number))).isTrue();
        assertThat(outbox.retry(mails.delivery(number))).as("begun already").isFalse();
        desk.passes(A_MOMENT);
        sweep.sweep();

        assertThat(mails.states(number)).containsExactly("SENT");
        assertThat(server.taken()).hasSize(1);
        assertThat(incidents()).isZero();
        assertThat(alarms("DELIVERIES_FAILED")).isZero();
    }

    @Test
    void whatFailedOnAChannelIsSentAgainTogether() {
        server.answerRecipients(recipient -> "550 5.7.1 not today");
        IntStream.range(0, 3).forEach(each -> desk.says(number, "outbound", "Word " + each));
        desk.passes(A_MOMENT);
        server.takeEverybody();

        assertThat(outbox.retryFailed("mail")).isEqualTo(3);
        desk.passes(A_MOMENT);

        assertThat(mails.states(number)).containsOnly("SENT");
        assertThat(server.taken()).hasSize(3);
    }

    @Test
    void whatIsGivenUpIsNotSent() {
        server.answerRecipients(recipient -> "550 5.1.1 no such user");
        desk.says(number, "outbound", "We look into it");
        desk.passes(A_MOMENT);

        assertThat(outbox.giveUp(mails.delivery(number), "mara")).isTrue();

        assertThat(mails.states(number)).containsExactly("DROPPED");
        assertThat(mails.lastError(number)).contains("mara");
        assertThat(processes(number)).isZero();
        assertThat(outbox.retry(mails.delivery(number))).isFalse();
    }

    @Test
    void afterTwoDaysItIsNotTriedAnyMore() throws Exception {
        server.close();
        desk.says(number, "outbound", "We look into it");

        desk.passes(Duration.ofHours(51));

        assertThat(mails.states(number)).containsExactly("FAILED");
        assertThat(mails.lastError(number)).contains("cannot be reached");
        assertThat(notices("deliveryFailed")).isEqualTo(1);
    }

    /** The other side has it, and the node was killed before it wrote that down: the same message once more, under the same id. */
    @Test
    void aCrashAfterItWasSentSendsItOnceMoreUnderTheSameId() {
        desk.says(number, "outbound", "We look into it");
        desk.passes(A_MOMENT);
        jdbc.sql("update delivery set state = 'WAITING', sending_until = sent_at, receipt = null where id = ?")
                .param(mails.delivery(number))
                .update();

        desk.passes(Duration.ofMinutes(2));
        assertThat(outbox.resume(10)).isEqualTo(1);
        desk.passes(A_MOMENT);

        assertThat(server.taken()).hasSize(2);
        assertThat(server.taken().stream().map(DeliveryPathsTest::messageId).distinct())
                .hasSize(1);
        assertThat(mails.states(number)).containsExactly("SENT");
        assertThat(mails.lastError(number)).isEqualTo("notification.why.perhapsTwice");
    }

    @Test
    void whatOneNodeIsSendingNoOtherSends() {
        desk.says(number, "outbound", "We look into it");
        jdbc.sql("update delivery set sending_until = made_at + interval '2 minutes' where id = ?")
                .param(mails.delivery(number))
                .update();
        desk.passes(A_MOMENT);
        assertThat(server.taken()).isEmpty();

        desk.passes(Duration.ofMinutes(3));

        assertThat(server.taken()).as("that node was killed").hasSize(1);
        assertThat(mails.states(number)).containsExactly("SENT");
    }

    @Test
    void aDeliveryWhoseProcessWasDeletedGetsOneAgain() {
        desk.says(number, "outbound", "We look into it");
        runtime.deleteProcessInstance(
                runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(Delivery.processOf(mails.delivery(number)))
                        .singleResult()
                        .getId(),
                "in Cockpit");
        desk.passes(Duration.ofMinutes(11));

        assertThat(sweep.sweep()).isEqualTo(1);
        desk.passes(A_MOMENT);

        assertThat(server.taken()).hasSize(1);
        assertThat(sweep.sweep()).isZero();
    }

    @Test
    void aJobThatFailedTooOftenIsTriedAgain() {
        desk.says(number, "outbound", "We look into it");
        var job = management
                .createJobQuery()
                .processDefinitionKey("delivery")
                .withRetriesLeft()
                .list()
                .get(0);
        management.setJobRetries(job.getId(), 0);
        desk.passes(Duration.ofMinutes(11));

        assertThat(sweep.sweep()).isEqualTo(1);
        desk.passes(A_MOMENT);

        assertThat(mails.states(number)).containsExactly("SENT");
    }

    @Test
    void theSameIsPostedOnce() {
        var what = new NewDelivery("once:" + number, "mail", "jane@customer.test", "reply", number, null, null);

        assertThat(outbox.post(what)).isPresent();
        assertThat(outbox.post(what)).isEmpty();
        desk.passes(A_MOMENT);

        assertThat(mails.states(number)).containsExactly("DROPPED");
        assertThat(server.taken()).as("it carries no public word").isEmpty();
    }

    @Test
    void aChannelThatIsNotThereIsTold() {
        outbox.post(new NewDelivery("none:" + number, "pigeon", "jane", "reply", number, null, null));
        desk.passes(A_MOMENT);

        assertThat(mails.states(number)).containsExactly("FAILED");
    }

    private static String messageId(String mail) {
        return mail.replaceAll("(?s).*?Message-ID: (<[^>]+>).*", "$1");
    }

    private long processes(CaseNumber of) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(Delivery.processOf(mails.delivery(of)))
                .count();
    }

    private long incidents() {
        return runtime.createIncidentQuery()
                .configuration(Delivery.processOf(mails.delivery(number)))
                .count();
    }

    private int attempts(CaseNumber of) {
        return jdbc.sql("select sum(attempts) from delivery where case_number = ?")
                .param(of.value())
                .query(Integer.class)
                .single();
    }

    private long notices(String kind) {
        return jdbc.sql("select count(*) from notice where case_number = ? and kind = ?")
                .params(number.value(), kind)
                .query(Long.class)
                .single();
    }

    private long alarms(String kind) {
        return jdbc.sql("select count(*) from alarm where kind = ? and settled_at is null")
                .param(kind)
                .query(Long.class)
                .single();
    }
}
