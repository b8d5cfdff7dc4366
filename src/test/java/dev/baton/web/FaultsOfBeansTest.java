package dev.baton.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Visitor;
import dev.baton.casefile.CaseNumber;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Only a refusal is one: whatever else a bean throws that a model calls is a fault of ours. It is logged, and who asked learns
 * nothing of the inside. (An urgency that is none makes every look at the case an {@link IllegalArgumentException}.)
 */
@BatonTest
class FaultsOfBeansTest {

    private static final String RESOLVED = """
            {"variables": {"outcome": {"value": "resolved"}, "note_reply": {"value": "It is back."},
              "note_resolution": {"value": "Restarted."}}}
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private JdbcClient jdbc;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        desk.setTime(desk.now());
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stop() {
        root().detachAppender(log);
        jdbc.sql("update support_case set urgency = 'HIGH' where urgency = 'NONSENSE'")
                .update();
        desk.realTime();
    }

    @Test
    void inTasklistItIsALoggedFaultWithoutInternals() {
        var number = desk.criticalCase();
        var task = claimed(number);
        poison(number);

        var answer = sam().post("/engine-rest/task/" + task + "/submit-form", RESOLVED);

        assertThat(answer.status()).as(answer.body()).isEqualTo(500);
        hasNoInternals(answer.body());
        isLogged(answer);
        assertThat(desk.tasks(number)).containsExactly("Work on case");
    }

    @Test
    void inTheApiItIsALoggedFaultWithItsCorrelationId() {
        var number = desk.criticalCase();
        poison(number);

        var answer = sam().post(
                        "/api/cases/%s/messages".formatted(number),
                        "{\"direction\": \"outbound\", \"text\": \"Hello\"}");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("It is our fault", "correlationId");
        hasNoInternals(answer.body());
        isLogged(answer);
    }

    @Test
    void aRefusalIsToldInItsOwnWords() {
        var number = desk.criticalCase();
        var task = claimed(number);

        var form = sam().post(
                        "/engine-rest/task/" + task + "/submit-form",
                        "{\"variables\": {\"outcome\": {\"value\": \"rootCauseNeeded\"}}}");
        var reopening = sam().post("/api/cases/%s/reopen".formatted(number), "{\"reason\": \"Again\"}");

        assertThat(form.status()).isEqualTo(400);
        assertThat(form.body()).contains("Fill in \\\"Summary\\\"");
        assertThat(reopening.status()).isEqualTo(409);
        assertThat(reopening.body()).contains("advice");
    }

    private String claimed(CaseNumber number) {
        var task = desk.task("Work on case", number).orElseThrow().getId();
        sam().post("/engine-rest/task/" + task + "/claim", "{\"userId\": \"sam\"}");
        return task;
    }

    private void poison(CaseNumber number) {
        jdbc.sql("update support_case set urgency = 'NONSENSE' where number = ?")
                .param(number.value())
                .update();
    }

    private static void hasNoInternals(String body) {
        assertThat(body).doesNotContain("NONSENSE", "Grade", "dev.baton", "IllegalArgument", "Exception while");
    }

    private void isLogged(Visitor.Answer answer) {
        assertThat(List.copyOf(log.list))
                .filteredOn(line -> line.getLevel().isGreaterOrEqual(Level.ERROR))
                .anySatisfy(line -> {
                    assertThat(line.getThrowableProxy()).isNotNull();
                    assertThat(line.getMDCPropertyMap().get("correlationId"))
                            .isNotEmpty()
                            .isSubstringOf(answer.body());
                });
    }

    private Visitor sam() {
        return Visitor.named("sam", port);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
