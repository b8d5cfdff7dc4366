package dev.baton.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.security.Visitor;
import dev.baton.security.passwords.LoginThrottle;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What customers say of themselves, and what is secret, is in the case file and nowhere else, however it came in. */
@BatonTest
@ExtendWith(OutputCaptureExtension.class)
class CanaryTest {

    private static final List<String> TALKATIVE = List.of(
            "dev.baton", "org.springframework.web", "org.springframework.security", "org.camunda.bpm.engine.rest");
    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LoginThrottle throttle;

    @Autowired
    private List<MeterRegistry> registries;

    @BeforeEach
    void everythingIsLogged() {
        TALKATIVE.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.DEBUG));
    }

    @AfterEach
    void asBefore() {
        throttle.forgetAll();
        TALKATIVE.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(null));
    }

    @Test
    void nothingThatComesInIsFoundInTheLogOrInMetrics(CapturedOutput log) {
        var number = desk.standardCase();
        for (var canary : Canaries.all()) {
            comesIn(number.value(), canary);
        }

        assertThat(log.getAll()).contains("DEBUG").satisfies(CanaryTest::isClean);
        for (var registry : registries) {
            assertThat(registry.getMeters().toString()).satisfies(CanaryTest::isClean);
        }
    }

    private void comesIn(String number, String canary) {
        var text = canary.replace("\"", "");
        call("POST", "/api/cases", """
                {"source": "test", "externalId": "%s", "account": "%s", "contact": "%s", "subject": "%s", "description": "%s"}
                """.formatted(UUID.randomUUID(), desk.ordinaryAccount(), text, text, text));
        call("POST", "/api/cases", "{\"source\": \"" + text + "\", \"impact\": \"" + text + "\"}");
        call("POST", "/api/cases", "{\"subject\": " + text);
        call("POST", "/api/cases/" + number + "/messages", "{\"direction\": \"inbound\", \"text\": \"" + text + "\"}");
        call("POST", "/api/cases/" + number + "/messages", "{\"direction\": \"" + text + "\"}");
        call("POST", "/api/cases/" + number + "/waiting", "{\"on\": \"customer\", \"reason\": \"" + text + "\"}");
        var encoded = Visitor.encoded(text);
        call("PUT", "/api/accounts/" + UUID.randomUUID(), "{\"name\": \"" + text + "\", \"zone\": \"" + text + "\"}");
        call("PUT", "/api/accounts/" + encoded, "{\"name\": \"x\", \"renewalDate\": \"" + text + "\"}");
        call("GET", "/api/cases/" + number + "?q=" + encoded, "");
        call("GET", "/api/cases/" + encoded, "");
        call("GET", "/engine-rest/task?assignee=" + encoded + "&sortBy=" + encoded, "");
        call("GET", "/" + encoded, "");
        new Visitor(port).logIn(text, text);
        var program = Visitor.program(port);
        program.get("/api/openapi", "Authorization", Visitor.basic(text, text));
        program.get("/api/openapi", "Authorization", "Bearer " + text.replaceAll("\\s", ""));
        program.get("/login", "User-Agent", text, "X-Forwarded-For", text, "X-Correlation-Id", text);
    }

    @Test
    void everyLineNamesTheRequestItBelongsTo(CapturedOutput log) {
        Visitor.program(port).get("/login", "X-Correlation-Id", "desk-000000001");

        assertThat(log.getAll().lines().filter(line -> line.contains("GET /login")))
                .isNotEmpty()
                .allMatch(line -> line.contains("[desk-000000001]"));
    }

    @Test
    void anExceptionSaysNothingEither(CapturedOutput output) {
        var log = LoggerFactory.getLogger("dev.baton.test");
        for (var canary : Canaries.all()) {
            log.error(
                    "It failed for {}",
                    canary,
                    new IllegalStateException(canary, new RuntimeException("for " + canary)));
        }

        assertThat(output.getAll()).contains("It failed for", "Caused by").satisfies(CanaryTest::isClean);
    }

    @Test
    void nobodyWritesAnEntryOfTheirOwnIntoTheLog(CapturedOutput output) {
        var forged = "x\r\n2026-11-25T00:00:00.000Z  INFO 1 --- admin is logged in";
        var log = LoggerFactory.getLogger("dev.baton.test");
        log.error("Somebody is called {}", forged, new IllegalStateException(forged));

        assertThat(output.getAll().lines()).noneMatch(line -> line.startsWith("2026-11-25T00:00:00.000Z"));
        assertThat(output.getAll()).contains("\t2026-11-25T00:00:00.000Z");
    }

    @Test
    void whyAJobFailedIsToldWithoutTheCustomer() {
        var model = Bpmn.createExecutableProcess("leaky")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .intermediateCatchEvent("whenever")
                .camundaAsyncBefore()
                .camundaInputParameter("when", "${execution.getVariable('canary')}")
                .timerWithDate("${when}")
                .done();
        var deployment = repository
                .createDeployment()
                .addModelInstance("leaky.bpmn", model)
                .deploy();
        for (var canary : Canaries.all()) {
            var instance = runtime.startProcessInstanceByKey("leaky", Map.of("canary", canary));
            var job = management
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .singleResult();
            assertThatThrownBy(() -> management.executeJob(job.getId())).isInstanceOf(ProcessEngineException.class);
            assertThat(management.getJobExceptionStacktrace(job.getId()))
                    .contains("Exception: Invalid format")
                    .doesNotContain(Canaries.coreOf(canary));
        }

        assertThat(columns("select exception_msg_ from act_ru_job where exception_msg_ is not null"))
                .isNotEmpty()
                .satisfies(CanaryTest::isClean);
        assertThat(columns("select job_exception_msg_ from act_hi_job_log where job_exception_msg_ is not null"))
                .isNotEmpty()
                .satisfies(CanaryTest::isClean);
        assertThat(columns("""
                select convert_from(bytes_, 'UTF8') from act_ge_bytearray
                where name_ in ('job.exceptionByteArray', 'history.job.exceptionByteArray')
                """)).isNotEmpty().satisfies(CanaryTest::isClean);
        repository.deleteDeployment(deployment.getId(), true);
    }

    private String columns(String sql) {
        return String.join("\n", jdbc.sql(sql).query(String.class).list());
    }

    private void call(String method, String path, String body) {
        Visitor.program(port)
                .send(method, path, body, "Authorization", Visitor.basic("admin", "baton"), "Content-Type", JSON);
    }

    private static void isClean(String text) {
        for (var canary : Canaries.all()) {
            var core = Canaries.coreOf(canary);
            assertThat(text.lines().filter(line -> line.contains(core)))
                    .as(canary)
                    .isEmpty();
        }
    }
}
