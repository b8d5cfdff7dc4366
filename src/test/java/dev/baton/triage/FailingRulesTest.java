package dev.baton.triage;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.RuleSlips;
import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Priority;
import dev.baton.casefile.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A rule that fails keeps no fact from being taken in: a person decides. */
@BatonTest
class FailingRulesTest {

    private static final Map<String, Object> RESOLVED =
            Map.of("outcome", "resolved", "note_reply", "It is back.", "note_resolution", "Restarted.");

    @Autowired
    private Desk desk;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private Alarms alarms;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestRestTemplate http;

    private RuleSlips slips;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @Autowired
    void slips(RepositoryService repository) {
        slips = new RuleSlips(repository);
    }

    @BeforeEach
    void listen() {
        desk.setTime(desk.now());
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void theShippedRulesAgain() {
        root().detachAppender(log);
        slips.withdraw();
        desk.realTime();
        jdbc.sql("update alarm set settled_at = now() where settled_at is null").update();
    }

    @Test
    void aReportIsTakenInAndAPersonTriagesWhereTheScoreFails() {
        slips.make("triage.dmn", "scoreCase", "\"P1\"", "\"P9\"");

        var number = desk.report(frailAccount(), facts("outage", "high", "high"));

        assertThat(desk.tasks(number)).containsExactly("Triage case");
        assertThat(caseFile.get(number).priority()).isNull();
        assertThat(caseFile.get(number).accountable()).isNotNull();
        assertThat(desk.clock(number, "firstReply").get("due")).isNotNull();
        assertThat(promises(number)).containsExactly("first reply");
        assertThat(reason(number))
                .startsWith("triage.dmn, table \"scoreCase\", row ")
                .contains("\"priority\" says P9", "category=outage", "impact=high");
        assertThat(desk.stories(number, "RuleFailed"))
                .singleElement()
                .asString()
                .contains("scoreCase");
        assertThat(alarms.open(Alarm.Kind.RULE_FAILED)).contains(number.value());
        assertThat(troubles()).singleElement().asString().contains("scoreCase", "row ", "category=outage");
    }

    @Test
    void whatIsTriagedIsKeptAndTheTaskComesAgainUntilTheRuleWorks() {
        slips.make("routing.dmn", "chooseTeam", "\"support-agent\"", "\"\"");
        var number = desk.report(frailAccount(), Map.of());

        desk.does("sam", "Triage case", number, answers("They called again"));

        assertThat(caseFile.get(number).category()).isEqualTo("billing");
        assertThat(caseFile.get(number).priority()).isNull();
        assertThat(desk.tasks(number)).containsExactly("Triage case");
        assertThat(reason(number)).contains("routing.dmn", "chooseTeam");
        assertThat(desk.stories(number)).anySatisfy(story -> assertThat(story).contains("They called again"));

        slips.mend();
        desk.does("sam", "Triage case", number, answers("It works"));

        assertThat(desk.tasks(number)).contains("Work on case");
        assertThat(caseFile.get(number).priority()).isNotNull();
        assertThat(alarms.open(Alarm.Kind.RULE_FAILED)).doesNotContain(number.value());
    }

    @Test
    void anAssessmentAnewIsKeptTheCaseStaysAsItWasAndIsAssessedOnceTheRuleWorks() {
        var number = desk.report(frailAccount(), facts("technical", "medium", "medium"));
        var before = caseFile.get(number);
        var work = desk.tasks(number);
        slips.make("triage.dmn", "scoreCase", "\"P1\"", "\"P9\"");

        assertThat(assess(number, facts("outage", "high", "high"))).isEqualTo(202);

        assertThat(caseFile.get(number).category()).isEqualTo("outage");
        assertThat(caseFile.get(number).priority()).isEqualTo(before.priority());
        assertThat(desk.tasks(number)).isEqualTo(work);
        assertThat(desk.stories(number, "RuleFailed")).hasSize(1);
        assertThat(alarms.open(Alarm.Kind.RULE_FAILED)).contains(number.value());

        slips.mend();
        desk.getsOn();

        assertThat(caseFile.get(number).priority()).isEqualTo(Priority.P1);
        assertThat(alarms.open(Alarm.Kind.RULE_FAILED)).doesNotContain(number.value());
    }

    @Test
    void aMessageIsKeptWhereTheScoreFailsAndIsToldOnce() {
        var number = desk.report(frailAccount(), facts("outage", "high", "high"));
        slips.make("triage.dmn", "scoreCase", "\"P1\"", "\"P9\"");

        desk.says(number, "inbound", "Any news?");
        desk.says(number, "inbound", "Hello?");

        assertThat(desk.stories(number)).anySatisfy(story -> assertThat(story).contains("Hello?"));
        assertThat(desk.stories(number, "RuleFailed")).hasSize(1);
        assertThat(caseFile.get(number).priority()).isEqualTo(Priority.P1);
    }

    @Test
    void aReplyIsKeptAndTheNextPromisedByAPlainCadenceWhereTheTableFails() {
        var number = desk.report(frailAccount(), facts("technical", "medium", "medium"));
        slips.change("expectations.dmn", "setCadence", "\"P1D\"", "if number = null then \"\" else \"P1D\"");

        desk.says(number, "outbound", "We look into it");

        assertThat(promises(number)).containsExactly("next update");
    }

    @Test
    void aReportHasDeadlinesWhereThePolicyFails() {
        slips.make(
                "sla.dmn",
                "tightenByAccount",
                "\"Red health shortens the time to the resolution by a quarter\"",
                "\"\"");

        var number = desk.report(frailAccount(), facts("technical", "medium", "medium"));

        assertThat(desk.tasks(number)).containsExactly("Triage case");
        assertThat(desk.clock(number, "firstReply").get("due")).isNotNull();
        assertThat(promises(number)).containsExactly("first reply");
        assertThat(alarms.open(Alarm.Kind.RULE_REPLACED)).contains("sla");
    }

    @Test
    void anEscalationReachesLeadershipWhereThePathFails() {
        slips.make("escalation.dmn", "choosePath", "\"cs-manager\"", "\"\"");
        var number = desk.report(frailAccount(), facts("how-to", "low", "low"));

        desk.escalate(number, "hierarchical");

        assertThat(desk.tasks(number)).contains("Take charge");
        assertThat(caseFile.get(number).accountable()).isEqualTo("vera");
        assertThat(alarms.open(Alarm.Kind.RULE_REPLACED)).contains("choosePath");
    }

    @Test
    void aReopenedCaseIsAPersonsToTriageWhereTheScoreFails() {
        var number = desk.report(account("green"), facts("outage", "high", "high"));
        desk.does("sam", "Work on case", number, RESOLVED);
        desk.does("mara", "Sign off resolution", number, Map.of("signOff", "approved"));
        slips.make("triage.dmn", "scoreCase", "\"P1\"", "\"P9\"");

        desk.post("/api/cases/%s/reopen".formatted(number), Map.of("reason", "It stops again"));

        assertThat(caseFile.get(number).status()).isEqualTo(Status.OPEN);
        assertThat(desk.tasks(number)).containsExactly("Triage case");
        assertThat(promises(number)).isNotEmpty();
    }

    @Test
    void whoCompletesATaskThatARuleStopsIsToldTheRuleAndHasTheTaskStill() {
        slips.spoil("resolution.bpmn", "${outcome == 'rootCauseNeeded'}", "${outcome.kind == 'rootCauseNeeded'}");
        var number = desk.report(desk.ordinaryAccount(), facts("technical", "medium", "medium"));

        assertThatThrownBy(() -> desk.does("sam", "Work on case", number, RESOLVED))
                .hasMessageContaining("resolution.bpmn, gateway_whatComesNext")
                .hasMessageContaining("${outcome.kind == 'rootCauseNeeded'}");

        assertThat(desk.tasks(number)).containsExactly("Work on case");
        assertThat(alarms.open(Alarm.Kind.RULE_UNANSWERED)).contains("resolution.bpmn, gateway_whatComesNext");
    }

    @Test
    void aReportWhoseProcessCannotBeginIsFiledWithItsAccountable() {
        slips.spoil("support-case.bpmn", "camunda:priority=\"60\"", "camunda:priority=\"${number}\"");

        var number = desk.report(desk.ordinaryAccount(), Map.of());

        assertThat(caseFile.get(number).accountable()).isEqualTo("mara");
        assertThat(desk.tasks(number)).isEmpty();
        assertThat(promises(number)).containsExactly("first reply");
        assertThat(desk.stories(number, "RuleFailed"))
                .singleElement()
                .asString()
                .contains("cannot begin");
        assertThat(troubles()).anySatisfy(line -> assertThat(line).contains("The process of a report cannot begin"));
    }

    private String frailAccount() {
        return account("red");
    }

    private String account(String health) {
        var account = desk.ordinaryAccount();
        desk.put(
                "/api/accounts/" + account,
                Map.of("name", RuleSlips.ACCOUNT, "health", health, "industry", "software"));
        return account;
    }

    private int assess(CaseNumber number, Map<String, String> facts) {
        return http.withBasicAuth("sam", "baton")
                .exchange(
                        "/api/cases/%s/assessment".formatted(number),
                        HttpMethod.PUT,
                        new HttpEntity<>(facts),
                        String.class)
                .getStatusCode()
                .value();
    }

    private static Map<String, Object> answers(String note) {
        var answers = new HashMap<String, Object>(facts("billing", "high", "high"));
        answers.put("note_triage", note);
        return answers;
    }

    private String reason(CaseNumber number) {
        return tasks.getVariable(desk.task("Triage case", number).orElseThrow().getId(), "ruleFailure")
                .toString();
    }

    private List<String> promises(CaseNumber number) {
        return jdbc.sql("select what from promise where case_number = ? and ended_at is null")
                .param(number.value())
                .query(String.class)
                .list();
    }

    private List<String> troubles() {
        return log.list.stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
