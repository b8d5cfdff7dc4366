package dev.baton.triage;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An assessment anew is the path that a case takes from its triage. */
@BatonTest
class AssessmentAnewTest {

    private static final Map<String, Object> RESOLVED =
            Map.of("outcome", "resolved", "note_reply", "It is back.", "note_resolution", "Restarted.");
    private static final Map<String, Object> APPROVED = Map.of("signOff", "approved");
    private static final Map<String, Object> REFUSED = Map.of("signOff", "rejected", "note_signOff", "Not tested");
    private static final Map<String, Object> STRATEGY =
            Map.of("note_strategy", "Visit them", "note_nextStep", "Call on Monday");

    @Autowired
    private Desk desk;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void freezeTime() {
        desk.setTime(desk.now());
    }

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @ParameterizedTest
    @CsvSource({
        "healthcare, safety, safetyReport",
        "software, security, securityReport",
        "software, legal, legalThreat",
        "software, billing, billingDispute"
    })
    void whatTurnsOutToBeGraveActsAsFromTheStart(String industry, String category, String trigger) {
        var number = desk.report(desk.account("standard", "green", industry, 300), facts("technical", "low", "low"));
        assertThat(desk.tasks(number)).doesNotContain("Take charge");

        assess(number, facts(category, "low", "low"));

        assertThat(causes(number)).containsExactly(trigger);
        assertThat(desk.tasks(number)).containsOnlyOnce("Take charge");
    }

    @Test
    void theTeamChangesWithWhatTheCaseIsAboutAndItsWorkMovesAlong() {
        var number = desk.standardCase();
        assertThat(desk.sees("sam", "Work on case", number)).isTrue();

        assess(number, facts("compliance", "medium", "medium"));

        assertThat(caseFile.get(number).team()).isEqualTo("cs-manager");
        assertThat(caseFile.get(number).skill()).isEqualTo("contracts");
        assertThat(desk.sees("cleo", "Work on case", number)).isTrue();
        assertThat(desk.sees("sam", "Work on case", number)).isFalse();
    }

    @Test
    void aCaseThatGetsWorseIsPromisedAWordSooner() {
        var number = desk.standardCase();
        desk.says(number, "outbound", "We look into it");
        assertThat(desk.dueIn(number, "customerUpdate")).isGreaterThan(Duration.ofHours(40));

        assess(number, facts("outage", "high", "high"));
        assertThat(caseFile.get(number).priority()).isEqualTo(Priority.P1);
        assertThat(desk.dueIn(number, "customerUpdate")).isLessThanOrEqualTo(Duration.ofHours(2));

        desk.passes(Duration.ofMinutes(20));
        assess(number, facts("technical", "medium", "medium"));
        assertThat(desk.dueIn(number, "customerUpdate"))
                .as("what was promised stays, though the case is less bad than it was thought")
                .isLessThanOrEqualTo(Duration.ofMinutes(100));
    }

    @Test
    void anAssessmentAnewIsToldAsOneAndItsReasonOnce() {
        var number = desk.report(desk.ordinaryAccount(), facts("billing", "medium", "medium"));

        assess(number, facts("outage", "high", "high"));

        assertThat(desk.stories(number, "CaseTriaged")).endsWith("Assessed anew as outage, impact high, urgency high");
        assertThat(desk.stories(number, "DeadlineMoved"))
                .isNotEmpty()
                .allMatch(story -> story.endsWith(": priority P1") || story.endsWith(": promised: next update"));
    }

    @Test
    void theSameAssessmentAgainChangesNothing() {
        var number = desk.report(desk.account("premium", "red", "software", 200), facts("billing", "medium", "medium"));
        var before = events(number);
        var tasks = desk.tasks(number);

        assess(number, facts("billing", "medium", "medium"));

        assertThat(desk.tasks(number)).isEqualTo(tasks);
        assertThat(events(number).subList(before.size(), events(number).size())).isEmpty();
    }

    @Test
    void aStrategyIsAskedForOnceHoweverOftenTheCaseIsAssessedAndReopened() {
        var number =
                desk.report(desk.account("premium", "red", "software", 200), facts("technical", "medium", "medium"));
        assertThat(desk.tasks(number)).containsOnlyOnce("Plan strategy");

        assess(number, facts("technical", "medium", "high"));
        assess(number, facts("technical", "high", "high"));
        assertThat(desk.tasks(number)).containsOnlyOnce("Plan strategy");

        desk.does("cleo", "Plan strategy", number, STRATEGY);
        assess(number, facts("technical", "medium", "high"));
        desk.does("sam", "Work on case", number, RESOLVED);
        desk.does("mara", "Sign off resolution", number, APPROVED);
        desk.post("/api/cases/%s/reopen".formatted(number), Map.of("reason", "It broke again"));
        assertThat(desk.tasks(number)).contains("Work on case").doesNotContain("Plan strategy");
        assertThat(caseFile.get(number).highRisk()).isTrue();
    }

    @Test
    void anAccountThatComesUpForRenewalMakesItsOpenCasesRiskyInTheBackground() {
        var account = desk.account("standard", "green", "software", 300);
        var numbers = Stream.generate(() -> desk.report(account, facts("technical", "medium", "medium")))
                .limit(3)
                .toList();

        desk.renews(account, 20);
        assertThat(caseFile.get(numbers.get(0)).highRisk())
                .as("not in the request")
                .isFalse();
        desk.getsOn();

        assertThat(numbers).allSatisfy(number -> {
            assertThat(caseFile.get(number).highRisk()).isTrue();
            assertThat(caseFile.get(number).priority()).isEqualTo(Priority.P2);
            assertThat(desk.tasks(number)).containsOnlyOnce("Plan strategy").contains("Work on case");
        });
    }

    @Test
    void anAccountThatStaysAsItWasChangesNothing() {
        var account = desk.account("standard", "green", "software", 20);
        var number = desk.report(account, facts("technical", "medium", "medium"));
        var before = events(number);

        desk.renews(account, 20);
        desk.getsOn();

        assertThat(events(number)).isEqualTo(before);
    }

    @Test
    void theSecondRefusedSignOffAsksForAuthority() {
        var number = desk.standardCase();
        desk.does("sam", "Work on case", number, RESOLVED);
        desk.does("mara", "Sign off resolution", number, REFUSED);
        assertThat(causes(number)).isEmpty();

        desk.does("sam", "Work on case", number, RESOLVED);
        desk.does("mara", "Sign off resolution", number, REFUSED);

        assertThat(causes(number)).containsExactly("signOffRefusedTwice");
        assertThat(desk.tasks(number)).containsExactlyInAnyOrder("Work on case", "Take charge");
    }

    @Test
    void theSecondReopeningAsksForAuthority() {
        var number = desk.standardCase();
        for (int i = 0; i < 2; i++) {
            assertThat(causes(number)).isEmpty();
            desk.does("sam", "Work on case", number, RESOLVED);
            desk.does("mara", "Sign off resolution", number, APPROVED);
            desk.post("/api/cases/%s/reopen".formatted(number), Map.of("reason", "It broke again"));
        }

        assertThat(causes(number)).containsExactly("reopenedTwice");
    }

    @Test
    void aCaseThatFiveMessagesOfTheCustomerDidNotResolveAsksForAuthorityOnce() {
        var number = desk.standardCase();
        desk.says(number, "outbound", "We look into it");
        for (int i = 0; i < 4; i++) {
            desk.says(number, "inbound", "And now?");
        }
        assertThat(causes(number)).isEmpty();

        desk.says(number, "inbound", "Hello?");
        desk.says(number, "inbound", "Hello!");

        assertThat(causes(number)).containsExactly("unresolvedAfterManyMessages");
    }

    @Test
    void aWellDescribedCaseOfAnUnknownAccountIsScoredAsAStandardOne() {
        var number = desk.report("nobody-knows-them", facts("technical", "high", "high"));

        assertThat(caseFile.get(number).priority()).isEqualTo(Priority.P1);
        assertThat(desk.tasks(number)).containsExactly("Work on case");
    }

    @Test
    void whoeverTriagesMayCompleteTheAccount() {
        var number = desk.report("new-customer", Map.of());

        desk.does(
                "sam",
                "Triage case",
                number,
                Map.of(
                        "category", "technical",
                        "impact", "medium",
                        "urgency", "medium",
                        "note_accountName", "Brand New Ltd",
                        "accountTier", "vip"));

        assertThat(jdbc.sql(
                                "select name || ' ' || tier || ' ' || complete from account where lower(id) = 'new-customer'")
                        .query(String.class)
                        .single())
                .isEqualTo("Brand New Ltd vip true");
        assertThat(caseFile.get(number).reasons()).contains("VIP account");
    }

    private void assess(CaseNumber number, Map<String, String> facts) {
        desk.put("/api/cases/%s/assessment".formatted(number), facts);
    }

    private List<String> causes(CaseNumber number) {
        return strings("select cause from escalation where case_number = ? order by id", number);
    }

    private List<String> events(CaseNumber number) {
        return strings("select event from case_event where case_number = ? order by id", number);
    }

    private List<String> strings(String sql, CaseNumber number) {
        return jdbc.sql(sql).param(number.value()).query(String.class).list();
    }
}
