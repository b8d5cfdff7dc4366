package dev.baton;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Interaction;
import dev.baton.casefile.Priority;
import dev.baton.casefile.Status;
import dev.baton.casefile.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/** Each test is a path through the models; together they walk every node and every flow. */
@BatonTest
@TestExecutionListeners(listeners = FullCoverage.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
class CasePathsTest {

    private static final Map<String, Object> RESOLVED =
            Map.of("outcome", "resolved", "note_reply", "It is back.", "note_resolution", "Restarted the exporter.");
    private static final Map<String, Object> APPROVED = Map.of("signOff", "approved");
    private static final Map<String, Object> DOCUMENTED = Map.of(
            "rootCauseCategory", "product-bug",
            "note_rootCause", "A full disk.",
            "note_prevention", "Watch the disk.",
            "note_articleTitle", "When the export stops",
            "note_keywords", "export, disk");

    @Autowired
    private Desk desk;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private Conversation conversation;

    @Autowired
    private Waiting waiting;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RepositoryService repository;

    @BeforeEach
    void freezeTime() {
        desk.setTime(desk.now());
    }

    @AfterEach
    void realTime() {
        new RuleSlips(repository).withdraw();
        desk.realTime();
    }

    @Test
    void aCaseWithAllItsFactsIsPrioritizedRoutedAndPromisedAtOnce() {
        var number = desk.criticalCase();

        var subject = caseFile.get(number);
        assertThat(subject.priority()).isEqualTo(Priority.P1);
        assertThat(subject.team()).isEqualTo("support-agent");
        assertThat(subject.accountable()).isEqualTo("mara");
        assertThat(desk.tasks(number)).containsExactly("Work on case");
        assertThat(promises(number)).containsExactly("first reply", "next update");
    }

    @Test
    void aCaseGoesFromReportToClosureThroughTheRightHands() {
        var number = desk.startFromTasklist(
                "sam",
                Map.of("accountId", "unheard-of", "note_subject", "No login", "note_description", "Since 9 o'clock."));

        assertThat(caseFile.get(number).accountable()).isEqualTo("mara");
        assertThat(desk.sees("eli", "Triage case", number)).isFalse();
        desk.does(
                "sana",
                "Triage case",
                number,
                Map.of(
                        "category",
                        "technical",
                        "impact",
                        "medium",
                        "urgency",
                        "medium",
                        "note_triage",
                        "All of the office"));
        desk.does("sam", "Work on case", number, RESOLVED);
        desk.does("mara", "Sign off resolution", number, APPROVED);
        assertThat(caseFile.get(number).status()).isEqualTo(Status.RESOLVED);
        desk.does("sam", "Document case", number, DOCUMENTED);

        assertThat(caseFile.get(number).status()).isEqualTo(Status.CLOSED);
        assertThat(caseFile.get(number).rootCause()).isEqualTo("A full disk.");
        assertThat(article(number)).isEqualTo("When the export stops");
        assertThat(isEnded(number)).isTrue();
    }

    @Test
    void aConcessionAboveTheLimitIsDecidedOrEnds() {
        var number = desk.standardCase();
        asksFor(number, 1001);
        desk.does("mara", "Approve concession", number, Map.of("approval", "approved"));
        asksFor(number, 501);
        desk.does(
                "mara", "Approve concession", number, Map.of("approval", "refused", "note_approval", "Once is enough"));
        var withdrawn = asksFor(number, 502);
        desk.delete("/api/cases/%s/concessions/%s".formatted(number, withdrawn));
        assertThat(desk.tasks(number)).containsExactly("Work on case");

        asksFor(number, 503);
        desk.passes(Duration.ofDays(10));

        assertThat(desk.stories(number, "ConcessionEnded"))
                .last()
                .asString()
                .endsWith("did not answer in time, and nobody has more authority");
    }

    private Object asksFor(CaseNumber number, int amount) {
        return desk.post(
                        "/api/cases/%s/concessions".formatted(number),
                        Map.of("kind", "credit", "amount", amount, "reason", "A week without export"))
                .get("id");
    }

    @Test
    void engineeringFindsTheRootCauseWhenBriefed() {
        var number = desk.standardCase();
        assertThatThrownBy(() -> desk.does(
                        "sam", "Work on case", number, Map.of("outcome", "rootCauseNeeded", "note_summary", "Stops")))
                .hasMessageContaining("Fill in \"Environment\".");

        desk.does(
                "sam",
                "Work on case",
                number,
                Map.of(
                        "outcome", "rootCauseNeeded",
                        "note_summary", "Stops",
                        "note_environment", "Linux",
                        "note_stepsTried", "Restart",
                        "note_hypothesis", "Disk",
                        "note_nextStep", "Look at the disk"));
        desk.does(
                "eli", "Analyze root cause", number, Map.of("note_rootCause", "Disk full", "note_fix", "Bigger disk"));

        desk.does("sam", "Work on case", number, RESOLVED);
        assertThat(caseFile.get(number).rootCause()).isEqualTo("Disk full");
    }

    @Test
    void whoeverAnswersAndGoesOnWorkingKeepsTheWork() {
        var number = desk.standardCase();

        desk.does("sam", "Work on case", number, Map.of("outcome", "answered", "note_reply", "Which version is it?"));

        var work = desk.task("Work on case", number).orElseThrow();
        assertThat(work.getAssignee()).isEqualTo("sam");
        assertThat(conversation.of(number)).extracting(Interaction::text).contains("Which version is it?");
        assertThat(stories(number, "PromiseKept")).anyMatch(story -> story.contains("first reply"));
        assertThat(desk.tasks(number)).containsExactly("Work on case");
        desk.does("sam", "Work on case", number, RESOLVED);
        assertThat(desk.tasks(number)).containsExactly("Give advice", "Sign off resolution");
    }

    @Test
    void whoIsConsultedGivesAdviceBesideTheWork() {
        var number = desk.standardCase();
        desk.does("sam", "Work on case", number, RESOLVED);

        desk.does("cleo", "Give advice", number, Map.of("note_advice", "They renew in March: call them first"));

        assertThat(conversation.of(number))
                .extracting(Interaction::text)
                .contains("They renew in March: call them first");
        assertThat(stories(number, "AdviceGiven"))
                .containsExactly("cleo of cs-manager gave advice on resolution sign off");
        assertThat(desk.tasks(number)).containsExactly("Sign off resolution");
    }

    @Test
    void theWorkGoesOnWithoutAdviceThatComesTooLate() {
        var number = desk.standardCase();
        desk.does("sam", "Work on case", number, RESOLVED);

        desk.passes(Duration.ofDays(4));

        assertThat(stories(number, "AdviceEnded")).singleElement().asString().contains("the work goes on without it");
        assertThat(desk.tasks(number)).contains("Sign off resolution").doesNotContain("Give advice");
    }

    @Test
    void theOwnTeamStillReadsWhatAnExpertAnsweredAndWorksOn() {
        var number = desk.standardCase();
        desk.escalate(number, "functional");
        var expert = desk.task("Take charge", number).orElseThrow().getAssignee();
        desk.does(expert, "Take charge", number, Map.of("answer", "accepted"));
        assertThat(desk.sees("sam", "Work on case", number)).isTrue();

        desk.does(expert, "Work on case", number, Map.of("outcome", "answered", "note_reply", "Which version is it?"));

        assertThat(desk.task("Work on case", number).orElseThrow().getAssignee())
                .isEqualTo(expert);
        assertThat(desk.sees("sam", "Work on case", number)).isTrue();
    }

    @Test
    void theWorkOnACaseThatWaitsStaysUntilTheCustomerAnswers() {
        var number = desk.standardCase();

        desk.does(
                "sam",
                "Work on case",
                number,
                Map.of("outcome", "waiting", "waitingOn", "customer", "note_waiting", "They look for the version"));

        assertThat(waiting.isOn(number)).isTrue();
        assertThat(desk.task("Work on case", number).orElseThrow().getAssignee())
                .isEqualTo("sam");
        desk.says(number, "inbound", "It is 4.2");
        assertThat(waiting.isOn(number)).isFalse();
    }

    @Test
    void theWorkAsksAnewWhenItComesAgain() {
        var number = desk.standardCase();
        desk.does("sam", "Work on case", number, Map.of("outcome", "answered", "note_reply", "We look into it"));

        assertThatThrownBy(() -> desk.does("sam", "Work on case", number, Map.of()))
                .hasMessageContaining("Fill in \"How far are you?\".");
        assertThatThrownBy(() -> desk.does("sam", "Work on case", number, Map.of("outcome", "answered")))
                .hasMessageContaining("Fill in \"Reply to the customer\".");
        assertThatThrownBy(() -> desk.does("sam", "Work on case", number, Map.of("outcome", "waiting")))
                .hasMessageContaining("Fill in \"Who has to move now?\".");
    }

    @Test
    void aRefusedSignOffSendsTheWorkBack() {
        var number = desk.standardCase();
        desk.does("sam", "Work on case", number, RESOLVED);

        assertThatThrownBy(() -> desk.does("mara", "Sign off resolution", number, Map.of("signOff", "rejected")))
                .hasMessageContaining("Fill in \"What is missing\".");
        desk.does("mara", "Sign off resolution", number, Map.of("signOff", "rejected", "note_signOff", "Not tested"));

        assertThat(desk.tasks(number)).containsExactly("Work on case");
    }

    @Test
    void aHighRiskCaseIsNotSignedOffWithoutAStrategy() {
        var number =
                desk.report(desk.account("premium", "red", "software", 200), facts("technical", "medium", "medium"));
        desk.does("sam", "Work on case", number, RESOLVED);

        assertThatThrownBy(() -> desk.does("mara", "Sign off resolution", number, APPROVED))
                .hasMessageContaining("no strategy yet");
        desk.does(
                "cleo",
                "Plan strategy",
                number,
                Map.of("note_strategy", "Visit them", "note_nextStep", "Call on Monday"));

        desk.does("mara", "Sign off resolution", number, APPROVED);
        assertThat(caseFile.get(number).status()).isEqualTo(Status.RESOLVED);
    }

    @Test
    void nobodyResolvesACaseWithoutAWordForTheCustomer() {
        var number = desk.standardCase();
        assertThatThrownBy(() -> desk.does(
                        "sam", "Work on case", number, Map.of("outcome", "resolved", "note_resolution", "Done")))
                .hasMessageContaining("Fill in \"Reply to the customer\".");
        assertThat(desk.tasks(number)).containsExactly("Work on case");
    }

    @Test
    void anUntriagedCaseEscalatesAndTheEscalationEndsWithTheCase() {
        var number = desk.report(desk.ordinaryAccount(), Map.of());
        desk.passes(Duration.ofMinutes(15));
        desk.does("vera", "Take charge", number, Map.of("answer", "accepted"));
        desk.does("sam", "Triage case", number, Map.of("category", "how-to", "impact", "low", "urgency", "low"));
        desk.does("sam", "Work on case", number, RESOLVED);
        desk.does("vera", "Sign off resolution", number, APPROVED);
        desk.does("sam", "Document case", number, DOCUMENTED);

        assertThat(isEnded(number)).isTrue();
        assertThat(states(number)).containsExactly("CLOSED");
    }

    @Test
    void aTriageEscalationThatIsSettledLeavesTheTriageToTheAgent() {
        var number = desk.report(desk.ordinaryAccount(), Map.of());
        desk.passes(Duration.ofMinutes(15));
        desk.does("vera", "Take charge", number, Map.of("answer", "declined", "note_answer", "Sam is on it"));

        assertThat(desk.tasks(number)).containsExactly("Triage case");
        assertThat(states(number)).containsExactly("DECLINED");
    }

    @Test
    void afterHalfAnHourWithoutActivityTheBatonOfACriticalCaseIsWithTheLeadership() {
        var number = desk.criticalCase();
        var work = desk.task("Work on case", number).orElseThrow().getId();

        desk.passes(Duration.ofMinutes(30));

        assertThat(caseFile.get(number).accountable()).isEqualTo("vera");
        assertThat(stories(number, "DeadlinePassed")).hasSize(2);
        assertThat(stories(number, "EscalationJoined")).hasSize(1);
        assertThat(desk.sees("vera", "Take charge", number)).isTrue();
        assertThat(desk.task("Work on case", number).orElseThrow().getId())
                .as("the work stays")
                .isEqualTo(work);
    }

    @Test
    void anUnansweredEscalationClimbsUntilSomeoneTakesCharge() {
        var number = desk.criticalCase();
        desk.passes(Duration.ofMinutes(50));

        assertThat(caseFile.get(number).accountable()).isEqualTo("vera");
        assertThat(stories(number, "EscalationClimbed")).hasSize(1);
        desk.does("vera", "Take charge", number, Map.of("answer", "accepted"));
        assertThat(states(number)).containsExactly("ACCEPTED");
        desk.does("vera", "Lead escalation", number, Map.of("note_deEscalation", "The customer is calm"));

        assertThat(caseFile.get(number).accountable()).as("the baton returns").isEqualTo("mara");
        assertThat(states(number)).containsExactly("DE_ESCALATED");
    }

    @Test
    void activityResetsInactivityAsOftenAsItComes() {
        var number = desk.criticalCase();
        desk.says(number, "outbound", "We look into it");
        for (int i = 0; i < 3; i++) {
            desk.passes(Duration.ofMinutes(25));
            desk.says(number, "inbound", "Any news?");
        }
        assertThat(inactivities(number)).isZero();

        desk.passes(Duration.ofMinutes(31));
        assertThat(inactivities(number)).isEqualTo(1);
        desk.says(number, "inbound", "Hello?");
        desk.passes(Duration.ofMinutes(29));
        assertThat(inactivities(number)).isEqualTo(1);
        desk.passes(Duration.ofMinutes(2));
        assertThat(inactivities(number)).as("armed again").isEqualTo(2);
    }

    @Test
    void aResolutionThatTakesTooLongEscalates() {
        var number = desk.standardCase();
        desk.says(number, "outbound", "We look into it");
        for (int i = 0; i < 4; i++) {
            desk.passes(Duration.ofHours(6));
            desk.says(number, "inbound", "Still broken");
        }
        assertThat(stories(number, "DeadlinePassed")).anyMatch(story -> story.contains("Resolution"));
        assertThat(desk.sees("mara", "Take charge", number)).isTrue();
    }

    @Test
    void waitingOnTheCustomerStopsTheClocksOfOurOwnWork() {
        var number = desk.standardCase();
        desk.says(number, "outbound", "Which version is it?");
        desk.post("/api/cases/%s/waiting".formatted(number), Map.of("on", "customer", "reason", "version"));

        desk.passes(Duration.ofHours(40));

        assertThat(stories(number, "DeadlinePassed"))
                .noneMatch(story -> story.contains("Resolution") || story.contains("Inactivity"));
    }

    @Test
    void aCustomerWhoIsDueToHearIsToldByTheAgent() {
        var number = desk.criticalCase();
        desk.says(number, "outbound", "We look into it");
        desk.passes(Duration.ofHours(2));

        desk.does("sam", "Update customer", number, Map.of("note_update", "Still looking"));

        assertThat(desk.tasks(number)).doesNotContain("Update customer");
        desk.passes(Duration.ofHours(2));
        assertThat(desk.tasks(number)).as("due again").contains("Update customer");
        desk.says(number, "outbound", "Found it");
        assertThat(desk.tasks(number)).as("a message does it too").doesNotContain("Update customer");
    }

    @Test
    void theDeskIsWarnedBeforeADeadline() {
        var number = desk.criticalCase();

        desk.passes(Duration.ofMinutes(10));
        assertThat(stories(number, "DeadlineNear"))
                .hasSize(1)
                .first()
                .asString()
                .contains("First reply");
        assertThat(stories(number, "DeadlinePassed")).isEmpty();
    }

    @Test
    void aDeadlineMissedForLongEscalatesAgain() {
        var number = desk.criticalCase();
        desk.passes(Duration.ofMinutes(16));
        assertThat(stories(number, "DeadlinePassed")).hasSize(1);

        desk.passes(Duration.ofMinutes(30));
        assertThat(stories(number, "DeadlinePassed"))
                .filteredOn(story -> story.contains("First reply"))
                .as("15 minutes, and again half an hour later")
                .hasSize(2);
    }

    @Test
    void theNextReplyHasADeadlineToo() {
        var number = desk.criticalCase();
        desk.says(number, "outbound", "We look into it");
        desk.passes(Duration.ofMinutes(5));
        desk.says(number, "inbound", "Any news?");
        desk.passes(Duration.ofMinutes(5));
        desk.says(number, "inbound", "Hello?");

        desk.passes(Duration.ofMinutes(10));
        assertThat(stories(number, "DeadlinePassed"))
                .as("counted from the oldest message that is unanswered")
                .anyMatch(story -> story.contains("Next reply"));
    }

    @Test
    void aResolvedCaseIsReopenedAndGoesOnWhereItStood() {
        var number = desk.standardCase();
        desk.passes(Duration.ofHours(1));
        desk.does("sam", "Work on case", number, RESOLVED);
        desk.does("mara", "Sign off resolution", number, APPROVED);
        var due = desk.clock(number, "resolution").get("explain").toString();
        assertThat(due).contains("in time");

        desk.passes(Duration.ofHours(5));
        desk.post("/api/cases/%s/reopen".formatted(number), Map.of("reason", "It broke again"));

        assertThat(desk.tasks(number)).containsExactly("Work on case");
        assertThat(caseFile.get(number).status()).isEqualTo(Status.OPEN);
        assertThat(caseFile.get(number).reopened()).isEqualTo(1);
        assertThat(desk.dueIn(number, "resolution"))
                .as("the hours it lay resolved do not count")
                .isEqualTo(Duration.ofHours(23));
        assertThat(desk.dueOf("Work on case", number)).isEqualTo(desk.now().plus(Duration.ofHours(23)));
        desk.does("sam", "Work on case", number, RESOLVED);
        desk.does("mara", "Sign off resolution", number, APPROVED);
        desk.does("sam", "Document case", number, DOCUMENTED);
        assertThat(isEnded(number)).isTrue();
    }

    @Test
    void whatTheCustomerWritesAfterTheResolutionIsReadByAPersonWhoSettlesIt() {
        var number = resolved();
        desk.says(number, "inbound", "Thanks!");
        desk.says(number, "inbound", "And greetings");
        assertThat(desk.tasks(number)).containsExactly("Document case", "Read customer's message");

        desk.does("sam", "Read customer's message", number, Map.of("word", "noAnswerNeeded"));

        assertThat(desk.tasks(number)).containsExactly("Document case");
        assertThat(desk.clock(number, "nextReply")).containsEntry("state", "met");
        assertThat(stories(number, "MessageSettled")).hasSize(1);
        desk.does("sam", "Document case", number, DOCUMENTED);
        assertThat(isEnded(number)).isTrue();
    }

    @Test
    void aReplyAnswersWhatTheCustomerWroteAfterTheResolution() {
        var number = resolved();
        desk.says(number, "inbound", "Which version has it?");

        desk.says(number, "outbound", "The next one");

        assertThat(desk.tasks(number)).containsExactly("Document case");
        assertThat(caseFile.get(number).status()).isEqualTo(Status.RESOLVED);
    }

    @Test
    void whoeverReadsThatItIsNotSolvedReopensTheCase() {
        var number = resolved();
        desk.says(number, "inbound", "It is broken again");

        desk.does("sam", "Read customer's message", number, Map.of("word", "notSolved", "note_word", "Disk full"));

        assertThat(desk.tasks(number)).containsExactly("Work on case");
        assertThat(stories(number, "CaseReopened")).containsExactly("Reopened: Disk full");
    }

    @Test
    void whatNobodyAnswersInTimeReopensTheCaseByItself() {
        var number = resolved();
        desk.says(number, "inbound", "It is broken again");

        desk.passes(Duration.ofHours(4).plusSeconds(1));

        assertThat(caseFile.get(number).status()).isEqualTo(Status.OPEN);
        assertThat(desk.tasks(number)).contains("Work on case", "Take charge").doesNotContain("Document case");
        assertThat(stories(number, "DeadlinePassed")).anyMatch(story -> story.contains("Next reply"));
    }

    @Test
    void aCaseThatNobodyDocumentsIsToldToWhoeverAnswersForIt() {
        var number = resolved();
        assertThat(candidates("Document case", number)).doesNotContain("mara");

        desk.passes(Duration.between(desk.now(), desk.dueOf("Document case", number))
                .plusSeconds(1));

        assertThat(stories(number, "DeadlineNear")).anyMatch(story -> story.contains("Documentation"));
        assertThat(stories(number, "DeadlinePassed")).singleElement().asString().contains("Documentation");
        assertThat(candidates("Document case", number)).contains("mara");
        assertThat(states(number)).as("nobody is asked for more authority").isEmpty();
        desk.does("mara", "Document case", number, DOCUMENTED);
        assertThat(isEnded(number)).isTrue();
    }

    @Test
    void aCaseThatGetsWorseIsDueSoonerFromTheSameStart() {
        var number = desk.standardCase();
        desk.says(number, "outbound", "We look into it");
        desk.passes(Duration.ofMinutes(30));
        assertThat(desk.dueIn(number, "resolution")).isEqualTo(Duration.ofMinutes(24 * 60 - 30));

        desk.put("/api/cases/%s/assessment".formatted(number), facts("outage", "high", "high"));

        assertThat(caseFile.get(number).priority()).isEqualTo(Priority.P1);
        assertThat(desk.dueIn(number, "resolution")).isEqualTo(Duration.ofMinutes(90));
        assertThat(stories(number, "DeadlineMoved")).anyMatch(story -> story.contains("priority P1"));
        assertThat(desk.dueOf("Work on case", number)).isEqualTo(desk.now().plus(Duration.ofMinutes(90)));
        desk.passes(Duration.ofMinutes(91));
        assertThat(stories(number, "DeadlinePassed")).anyMatch(story -> story.contains("Resolution"));
    }

    @Test
    void aPauseMovesTimersAndTasksAndBackAgain() {
        var number = desk.standardCase();
        desk.says(number, "outbound", "Which version is it?");
        desk.post("/api/cases/%s/waiting".formatted(number), Map.of("on", "customer", "reason", "version"));
        assertThat(desk.dueOf("Work on case", number)).as("paused").isNull();

        desk.passes(Duration.ofHours(40));
        desk.delete("/api/cases/%s/waiting/customer".formatted(number));

        assertThat(desk.dueIn(number, "resolution")).isEqualTo(Duration.ofHours(24));
        assertThat(desk.dueOf("Work on case", number)).isEqualTo(desk.now().plus(Duration.ofHours(24)));
        desk.passes(Duration.ofHours(8));
        assertThat(inactivities(number)).isEqualTo(1);
    }

    @Test
    void aRenewalThatMovesWithinThirtyDaysTightensWhatRuns() {
        var account = desk.account("standard", "green", "software", 200);
        var number = desk.report(account, facts("technical", "medium", "medium"));
        desk.says(number, "outbound", "We look into it");
        assertThat(desk.dueIn(number, "resolution")).isEqualTo(Duration.ofHours(24));

        desk.renews(account, 20);
        desk.getsOn();

        assertThat(desk.dueIn(number, "resolution")).isEqualTo(Duration.ofHours(4));
        assertThat(desk.clock(number, "resolution")).containsEntry("rule", "rule_renewalResolution");
        assertThat(stories(number, "DeadlineMoved"))
                .anyMatch(story -> story.contains("account changed") && story.contains("Renewal within 30 days"));
    }

    @Test
    void aReviewOfDeadlinesTakesAFewCasesAtATimeUntilAllAreDone() {
        var account = desk.account("standard", "green", "software", 200);
        var numbers = Stream.generate(() -> desk.report(account, facts("technical", "medium", "medium")))
                .limit(3)
                .toList();

        desk.renews(account, 20);
        desk.getsOn();

        assertThat(numbers)
                .allSatisfy(
                        number -> assertThat(desk.dueIn(number, "resolution")).isEqualTo(Duration.ofHours(4)));
    }

    @Test
    void aFunctionalEscalationMovesTheWorkAndLeavesTheAccountable() {
        var number = desk.standardCase();
        var work = desk.task("Work on case", number).orElseThrow().getId();

        desk.escalate(number, "functional");
        assertThat(desk.task("Work on case", number).orElseThrow().getAssignee())
                .as("being asked moves nothing")
                .isNull();
        desk.does("eli", "Take charge", number, Map.of("answer", "accepted"));

        assertThat(desk.task("Work on case", number).orElseThrow().getId())
                .as("the same task")
                .isEqualTo(work);
        assertThat(caseFile.get(number).accountable()).isEqualTo("mara");
        assertThat(caseFile.get(number).responsible()).isEqualTo("eli");
        desk.does("eli", "Lead escalation", number, Map.of("note_deEscalation", "Explained to line one"));
        assertThat(desk.sees("sam", "Work on case", number)).isTrue();
        assertThat(desk.sees("eli", "Work on case", number)).isFalse();
    }

    @Test
    void anIncompleteBriefGoesBackAndClimbsWhereItIsNotCompleted() {
        var number = desk.standardCase();
        var incomplete = Map.<String, Object>of("answer", "incomplete", "note_answer", "Which version?");
        desk.escalate(number, "functional");
        desk.does("eli", "Take charge", number, incomplete);
        desk.does(
                "sam",
                "Complete brief",
                number,
                Map.of("note_issue", "9.1 stops", "note_stepsTried", "Restart", "note_hypothesis", "Disk"));
        desk.does("eli", "Take charge", number, incomplete);

        desk.passes(Duration.between(desk.now(), desk.dueOf("Complete brief", number))
                .plusSeconds(1));

        assertThat(stories(number, "EscalationClimbed")).hasSize(1);
        assertThat(caseFile.get(number).accountable()).isEqualTo("vera");
    }

    @Test
    void whoLeadsAnEscalationUpdatesTheLeadership() {
        var number = desk.criticalCase();
        desk.says(number, "outbound", "We look into it");
        desk.escalate(number, "functional");
        desk.does("eli", "Take charge", number, Map.of("answer", "accepted"));
        desk.passes(Duration.ofHours(25));

        desk.does("eli", "Update leadership", number, Map.of("trend", "same", "note_leadership", "We wait"));

        assertThat(stories(number, "LeadershipUpdated")).hasSize(1);
    }

    @Test
    void anEscalationThatIsNotSettledInTimeIsAskedAboutOneLevelUp() {
        var number = desk.standardCase();
        desk.escalate(number, "functional");
        desk.does("eli", "Take charge", number, Map.of("answer", "accepted"));

        desk.passes(desk.dueIn(number, "lead").plusSeconds(1));

        assertThat(stories(number, "DeadlinePassed")).anyMatch(story -> story.contains("Lead escalation"));
        assertThat(caseFile.get(number).accountable()).isEqualTo("vera");
        assertThat(caseFile.get(number).responsible())
                .as("who leads it goes on")
                .isEqualTo("eli");
    }

    @Test
    void aHierarchicalEscalationMovesTheAccountableAndLeavesTheWork() {
        var number = desk.report(desk.account("vip", "green", "software", 20), facts("technical", "low", "low"));

        desk.escalate(number, "hierarchical");

        assertThat(caseFile.get(number).accountable()).isEqualTo("cleo");
        assertThat(desk.sees("sam", "Work on case", number)).isTrue();
        desk.does("cleo", "Take charge", number, Map.of("answer", "declined", "note_answer", "Not an account matter"));
        assertThat(caseFile.get(number).accountable()).isEqualTo("mara");
        assertThat(states(number)).containsExactly("DECLINED");
    }

    @Test
    void aSafetyReportFromAHospitalEscalatesAtOnce() {
        var number = desk.report(desk.account("standard", "green", "healthcare", 300), facts("safety", "low", "low"));

        assertThat(desk.sees("mara", "Take charge", number)).isTrue();
    }

    @Test
    void aPersonDecidesWhereARuleFails() {
        var account = desk.ordinaryAccount();
        desk.put("/api/accounts/" + account, Map.of("name", RuleSlips.ACCOUNT, "industry", "software"));
        var before = desk.report(account, facts("technical", "low", "low"));
        new RuleSlips(repository).make("triage.dmn", "scoreCase", "\"P1\"", "null");

        var number = desk.report(account, facts("outage", "high", "high"));
        desk.put("/api/cases/%s/assessment".formatted(before), facts("outage", "high", "high"));

        assertThat(desk.tasks(number)).containsExactly("Triage case");
        assertThat(caseFile.get(before).priority()).isEqualTo(Priority.P3);
    }

    @Test
    void whatPeopleWriteLeavesNoTraceInTheEngine() {
        var number = desk.startFromTasklist(
                "sam",
                Map.of(
                        "accountId",
                        "canary",
                        "note_subject",
                        "Kanarienvogel",
                        "note_description",
                        "Kanarienvogel",
                        "note_contact",
                        "Kanarienvogel"));
        desk.does(
                "sam",
                "Triage case",
                number,
                Map.of("category", "how-to", "impact", "low", "urgency", "low", "note_triage", "Kanarienvogel"));

        assertThat(caseFile.get(number).subject()).isEqualTo("Kanarienvogel");
        for (var table : List.of("act_ru_variable", "act_hi_varinst", "act_hi_detail")) {
            assertThat(jdbc.sql("select count(*) from " + table + " where text_ = 'Kanarienvogel'")
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    private List<String> candidates(String task, CaseNumber number) {
        return jdbc.sql("select user_id_ from act_ru_identitylink where task_id_ = ? and user_id_ is not null")
                .param(desk.task(task, number).orElseThrow().getId())
                .query(String.class)
                .list();
    }

    private CaseNumber resolved() {
        var number = desk.standardCase();
        desk.does("sam", "Work on case", number, RESOLVED);
        desk.does("mara", "Sign off resolution", number, APPROVED);
        return number;
    }

    private boolean isEnded(CaseNumber number) {
        return history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(number.value())
                        .unfinished()
                        .count()
                == 0;
    }

    private List<String> promises(CaseNumber number) {
        return strings("select what from promise where case_number = ? order by id", number);
    }

    private String article(CaseNumber number) {
        return strings("select title from article where case_number = ?", number)
                .get(0);
    }

    private List<String> states(CaseNumber number) {
        return strings("select state from escalation where case_number = ? order by id", number);
    }

    private long inactivities(CaseNumber number) {
        return stories(number, "DeadlinePassed").stream()
                .filter(story -> story.contains("Inactivity"))
                .count();
    }

    private List<String> stories(CaseNumber number, String event) {
        return desk.stories(number, event);
    }

    private List<String> strings(String sql, CaseNumber number) {
        return jdbc.sql(sql).param(number.value()).query(String.class).list();
    }
}
