package dev.baton.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Team;
import dev.baton.casefile.CaseEvent.CasePrioritized;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.engine.Decisions;
import dev.baton.routing.choice.OnCallChoosing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is grave at night is given to who is on call. */
@BatonTest
class AssignWorkTest {

    /** A Wednesday. */
    private static final Instant NIGHT = Instant.parse("2027-03-03T23:00:00Z");

    @Autowired
    private Desk desk;

    @Autowired
    private Team team;

    @Autowired
    private Profiles profiles;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private Decisions decisions;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void theyWorkByDay() {
        team.holdsNothing();
        List.of("sam", "sana").forEach(person -> worksBy(person, "emea"));
        desk.setTime(NIGHT);
    }

    @AfterEach
    void theDeskAsItWas() {
        List.of("sam", "sana").forEach(person -> worksBy(person, null));
        desk.realTime();
    }

    @Test
    void aGraveCaseAtNightIsWithWhoIsOnCall() {
        var number = critical();

        prioritizedWhile("sana", number);

        assertThat(desk.task("Work on case", number).orElseThrow().getAssignee())
                .isEqualTo("sana");
        assertThat(caseFile.get(number).responsible()).isEqualTo("sana");
        assertThat(desk.stories(number, "PersonChosen"))
                .singleElement()
                .asString()
                .contains("sana of support-agent is chosen")
                .contains("on duty until 07:00 UTC");
        assertThat(desk.stories(number, "WorkGiven"))
                .singleElement()
                .asString()
                .contains("nobody of support-agent works now");
    }

    @Test
    void byDayItIsOpenToTheTeamAndWhoHasItKeepsIt() {
        var number = critical();
        worksBy("sam", null);
        prioritizedWhile("sana", number);
        assertThat(desk.task("Work on case", number).orElseThrow().getAssignee())
                .isNull();

        worksBy("sam", "emea");
        tasks.claim(desk.task("Work on case", number).orElseThrow().getId(), "sam");
        prioritizedWhile("sana", number);
        assertThat(desk.task("Work on case", number).orElseThrow().getAssignee())
                .isEqualTo("sam");
    }

    @Test
    void whatIsNotGraveWaitsForTheMorning() {
        var number = desk.standardCase();

        prioritizedWhile("sana", number);

        assertThat(desk.task("Work on case", number).orElseThrow().getAssignee())
                .isNull();
        assertThat(desk.stories(number, "WorkGiven")).isEmpty();
    }

    private CaseNumber critical() {
        var number = desk.report(desk.account("vip", "red", "software", 10), Desk.facts("outage", "high", "high"));
        jdbc.sql("update support_case set priority = 'P1' where number = ?")
                .param(number.value())
                .update();
        return number;
    }

    private void prioritizedWhile(String onCall, CaseNumber number) {
        var choosing = OnCallChoosing.with((group, at) -> Map.of(onCall, Instant.parse("2027-03-04T07:00:00Z")), beans);
        var assign = new AssignWork(choosing, decisions, caseFile, tasks, repository);
        transaction.executeWithoutResult(begun -> {
            var subject = caseFile.getForChange(number);
            assign.isGraverNow(new CasePrioritized(number, subject.priority(), 90, "for the test", false));
        });
    }

    private void worksBy(String person, String calendar) {
        profiles.keep(new Profile(
                person,
                profiles.find(person).orElseThrow().name(),
                List.of("support-agent"),
                Map.of(),
                List.of(),
                null,
                calendar,
                null,
                false));
    }
}
