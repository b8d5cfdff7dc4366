package dev.baton.sla.review;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.calendar.CalendarFile;
import dev.baton.casefile.Account;
import dev.baton.casefile.Accounts;
import dev.baton.casefile.CaseNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** New rules reach the deadlines that run already: from the same start, with the same pauses, without a storm. */
@BatonTest
class DeadlineReviewTest {

    /** A Tuesday in Berlin, at work; later than whatever other tests did. */
    private static final Instant TUESDAY = Instant.parse("2027-03-02T08:00:00Z");

    @Autowired
    private Desk desk;

    @Autowired
    private Accounts accounts;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ManagementService management;

    @Autowired
    private DeadlineReviews reviews;

    @Autowired
    private JdbcClient jdbc;

    private String deployment = "";

    @BeforeEach
    void aTuesdayWithoutAReview() {
        desk.setTime(TUESDAY);
        desk.getsOn();
    }

    @AfterEach
    void theShippedRulesAgain() throws IOException {
        if (!deployment.isEmpty()) {
            repository.deleteDeployment(deployment, true);
            deploy(CalendarFile.NAME, Files.readString(Path.of(CalendarFile.NAME)));
            deployment = "";
        }
        desk.getsOn();
        desk.realTime();
    }

    @Test
    void aStandardCaseRunsInTheWorkingHoursOfItsRegion() {
        var number = european();

        assertThat(due(number)).as("10 hours a day: the third day").isEqualTo("2027-03-04T12:00:00Z");
        assertThat(desk.clock(number, "resolution").get("explain").toString())
                .contains("closed, does not count")
                .contains("working, 9 hours counted");
    }

    @Test
    void aNewPolicyMovesWhatRunsAndSaysWhy() throws IOException {
        var number = european();
        desk.says(number, "outbound", "We look into it");

        deploy("sla.dmn", policy().replace("\"PT24H\"", "\"PT12H\""));
        desk.getsOn();

        assertThat(due(number)).isEqualTo("2027-03-03T10:00:00Z");
        assertThat(stories(number, "DeadlineMoved"))
                .anyMatch(story -> story.contains("Resolution from 4 Mar 2027 12:00 UTC to 3 Mar 2027 10:00 UTC")
                        && story.contains("new version of sla.dmn"));
        assertThat(journal(number)).contains("retargeted");
    }

    @Test
    void aNewCalendarMovesWhatRunsAndSaysWhy() throws IOException {
        var number = european();
        desk.says(number, "outbound", "We look into it");

        deploy("calendars.yml", calendars().replace("08:00-18:00", "08:00-12:00"));
        desk.getsOn();

        assertThat(Instant.parse(due(number))).isAfter("2027-03-04T12:00:00Z");
        assertThat(stories(number, "DeadlineMoved")).anyMatch(story -> story.contains("calendars.yml"));
    }

    @Test
    void aBadCalendarIsRefusedAndWhatRunsIsUntouched() {
        var number = european();
        var before = due(number);

        assertThatThrownBy(() -> deploy("calendars.yml", "emea:\n  zone: Europe/Berlln\n  hours: {MON: [\"8-18\"]}\n"))
                .hasStackTraceContaining("line 2")
                .hasStackTraceContaining("Europe/Berlln");
        deployment = "";
        assertThat(due(number)).isEqualTo(before);
        assertThat(european()).isNotNull();
    }

    @Test
    void aPolicyNoDeadlineCouldBeComputedFromIsRefusedWithItsRow() throws IOException {
        var policy = policy().replace("<text>\"emea\"</text>", "<text>\"emeaa\"</text>")
                .replace("\"PT24H\"", "\"P1D\"")
                .replace("\"-PT5M, PT0S\"", "\"five minutes\"");

        assertThatThrownBy(() -> deploy("sla.dmn", policy))
                .hasStackTraceContaining("rule_europe: there is no calendar \"emeaa\"")
                .hasStackTraceContaining("rule_standard: \"P1D\" cannot be used; write working hours")
                .hasStackTraceContaining("rule_triage: \"five minutes\" cannot be used");
        deployment = "";
    }

    @Test
    void aPolicyIsRecognisedUnderWhateverNameItIsSaved() throws IOException {
        var policy = policy().replace("\"PT24H\"", "\"P1D\"");

        for (var name : List.of("sla-2.dmn", "sla.dmn11.xml")) {
            assertThatThrownBy(() -> deploy(name, policy)).hasStackTraceContaining("call the file sla.dmn");
        }
        deployment = "";
    }

    @Test
    void aReportWhoseDeadlinesCannotBeArmedIsAPersonsToTriage() throws IOException {
        deploy("sla.dmn", policy().replace("<text>\"emea\"</text>", "<text>\"no\" + \"where\"</text>"));

        var number = european();

        assertThat(desk.tasks(number)).containsExactly("Triage case");
        assertThat(desk.clock(number, "firstReply").get("due")).isNotNull();
        assertThat(desk.stories(number, "RuleFailed"))
                .singleElement()
                .asString()
                .contains("nowhere");
    }

    @Test
    void alreadyLateAfterTheChangeTheHighestRungFiresOnceAndNothingBelowIt() throws IOException {
        var number = european();
        desk.says(number, "outbound", "We look into it");
        desk.setTime(Instant.parse("2027-03-03T15:00:00Z"));

        deploy("sla.dmn", policy().replace("\"PT24H\"", "\"PT1H\""));
        desk.getsOn();
        desk.passes(Duration.ofSeconds(1));
        desk.passes(Duration.ofSeconds(1));

        assertThat(stories(number, "DeadlinePassed"))
                .filteredOn(story -> story.contains("Resolution"))
                .hasSize(1);
        assertThat(jdbc.sql(
                                "select offset_seconds || ' ' || fired from sla_rung where case_number = ? and name = 'resolution' order by offset_seconds")
                        .param(number.value())
                        .query(String.class)
                        .list())
                .as("neither a warning nor the deadline, only eight hours after it")
                .contains("0 false", "28800 true")
                .doesNotContain("-7200 true");
        assertThat(stories(number, "DeadlineNear")).noneMatch(story -> story.contains("Resolution"));
    }

    @Test
    void aReviewShowsHowFarItIsAndLeavesTheDeskAtWork() throws IOException {
        var running = Stream.generate(this::european).limit(5).toList();
        var others = pieces();
        deploy("sla.dmn", policy().replace("\"PT24H\"", "\"PT12H\""));

        var progress = new ArrayList<Integer>();
        for (var review = reviews.latest().get(0);
                review.isRunning();
                review = reviews.latest().get(0)) {
            progress.add(review.reviewed());
            var ours = pieces();
            ours.removeAll(others);
            assertThat(ours).hasSize(1).allSatisfy(management::executeJob);
            assertThat(european()).as("intake goes on").isNotNull();
        }

        assertThat(progress).isSorted().startsWith(0, 2).hasSizeGreaterThanOrEqualTo(3);
        assertThat(running).allSatisfy(number -> assertThat(due(number)).isEqualTo("2027-03-03T10:00:00Z"));
        assertThat(desk.page("/deadlines")).contains("new version of sla.dmn").contains("done");
    }

    /** The jobs of reviews, also of one that another test left to die. */
    private List<String> pieces() {
        return management.createJobQuery().messages().list().stream()
                .map(Job::getId)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @Test
    void aDayThatBeginsIsReviewedOnce() {
        european();
        reviews.start(DeadlineReviews.NEW_DAY, null);

        assertThat(reviews.hasReviewedSince(TUESDAY)).isTrue();
        assertThat(reviews.hasReviewedSince(TUESDAY.plus(Duration.ofDays(1)))).isFalse();
    }

    private CaseNumber european() {
        var id = "european-" + UUID.randomUUID();
        accounts.save(new Account(
                id, "Europeans", "standard", null, null, null, "green", null, "software", "EMEA", null, null, true));
        return desk.report(id, facts("technical", "medium", "medium"));
    }

    private void deploy(String name, String content) {
        deployment = repository
                .createDeployment()
                .source("a test")
                .addString(name, content)
                .deploy()
                .getId();
    }

    private static String policy() throws IOException {
        return Files.readString(Path.of("processes/sla.dmn"));
    }

    private static String calendars() throws IOException {
        return Files.readString(Path.of(CalendarFile.NAME));
    }

    private String due(CaseNumber number) {
        return (String) desk.clock(number, "resolution").get("due");
    }

    private List<String> stories(CaseNumber number, String event) {
        return desk.stories(number, event);
    }

    private List<String> journal(CaseNumber number) {
        return jdbc.sql("select what from sla_event where case_number = ? and name = 'resolution' order by id")
                .param(number.value())
                .query(String.class)
                .list();
    }
}
