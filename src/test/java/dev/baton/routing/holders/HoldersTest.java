package dev.baton.routing.holders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Team;
import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is gone holds nothing any more: batons, claimed tasks and open questions are with somebody who is there, at once. */
@BatonTest
class HoldersTest {

    @Autowired
    private Desk desk;

    @Autowired
    private Team team;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private IdentityService identities;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Alarms alarms;

    @Autowired
    private EmptyGroups emptyGroups;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void now() {
        desk.setTime(desk.now());
        team.holdsNothing();
    }

    @AfterEach
    void theDeskAsItWas() {
        for (var user : List.of("nina", "noor", "nils")) {
            if (identities.createUserQuery().userId(user).count() > 0) {
                identities.deleteUser(user);
            }
        }
        if (identities
                        .createUserQuery()
                        .userId("mara")
                        .memberOfGroup("support-manager")
                        .count()
                == 0) {
            identities.createMembership("mara", "support-manager");
        }
        desk.realTime();
        emptyGroups.check();
    }

    @Test
    void theBatonsOfWhoIsDeletedAreWithSomebodyOfTheGroupAtOnce() {
        var numbers = heldByNina(3);

        team.isDeleted("nina");

        assertThat(numbers).allSatisfy(number -> {
            assertThat(caseFile.get(number).accountable()).isEqualTo("mara");
            assertThat(caseFile.get(number).ownAccountable()).isEqualTo("mara");
            assertThat(desk.stories(number, "BatonPassed")).anyMatch(story -> story.contains("nina is gone"));
        });
        assertThat(team.departures()).isZero();
    }

    @Test
    void aTaskThatSomebodyHadWhoIsGoneIsOpenToItsTeamAgain() {
        team.joins("noor", "support-agent");
        var number = desk.standardCase();
        tasks.claim(desk.task("Work on case", number).orElseThrow().getId(), "noor");

        team.isDeleted("noor");

        assertThat(desk.task("Work on case", number).orElseThrow().getAssignee())
                .isNull();
        assertThat(desk.sees("sam", "Work on case", number)).isTrue();
        assertThat(desk.stories(number, "TaskReturned"))
                .singleElement()
                .asString()
                .contains("noor");
    }

    @Test
    void whoLeavesAGroupLosesWhatTheyHadAsOneOfIt() {
        team.joins("noor", "support-agent");
        identities.createMembership("noor", "engineering");
        var number = desk.standardCase();
        tasks.claim(desk.task("Work on case", number).orElseThrow().getId(), "noor");

        team.leaves("noor", "engineering");
        assertThat(desk.task("Work on case", number).orElseThrow().getAssignee())
                .isEqualTo("noor");
        team.leaves("noor", "support-agent");

        assertThat(desk.task("Work on case", number).orElseThrow().getAssignee())
                .isNull();
        assertThat(desk.sees("noor", "Work on case", number)).isFalse();
    }

    @Test
    void whoIsTakenOutByTheEnginesRestApiHoldsNothingAnyMore() {
        var number = heldByNina(1).get(0);

        var answer = http.withBasicAuth("admin", "baton")
                .exchange("/engine-rest/group/support-manager/members/nina", HttpMethod.DELETE, null, String.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(204);
        assertThat(caseFile.get(number).accountable()).isEqualTo("mara");
    }

    @Test
    void anOpenQuestionIsAskedOfSomebodyElse() {
        team.joins("nils", "engineering");
        var number = desk.standardCase();
        tasks.createTaskQuery().list();
        desk.escalate(number, "functional");
        var asked = desk.task("Take charge", number).orElseThrow().getAssignee();
        var other = "nils".equals(asked) ? "eli" : "nils";
        if ("nils".equals(asked)) {
            team.isDeleted("nils");
            assertThat(desk.task("Take charge", number).orElseThrow().getAssignee())
                    .isEqualTo(other);
            desk.does("eli", "Take charge", number, Map.of("answer", "accepted"));
            assertThat(caseFile.get(number).responsible()).isEqualTo("eli");
        } else {
            team.leaves("eli", "engineering");
            try {
                assertThat(desk.task("Take charge", number).orElseThrow().getAssignee())
                        .isEqualTo(other);
                desk.does("nils", "Take charge", number, Map.of("answer", "accepted"));
                assertThat(caseFile.get(number).responsible()).isEqualTo("nils");
            } finally {
                identities.createMembership("eli", "engineering");
            }
        }
    }

    @Test
    void nothingIsHandedBackToSomebodyWhoIsGone() {
        var number = heldByNina(1).get(0);
        desk.escalate(number, "hierarchical");
        var leader = desk.task("Take charge", number).orElseThrow().getAssignee();
        team.isDeleted("nina");

        desk.does(leader, "Take charge", number, Map.of("answer", "declined", "note_answer", "Not for me"));

        assertThat(caseFile.get(number).accountable()).isNotEqualTo("nina").isIn("mara", "vera", "cleo");
    }

    @Test
    void manyCasesOfOnePersonAreGivenAwayInPortions() {
        var numbers = heldByNina(23);

        team.isDeleted("nina");

        assertThat(numbers)
                .allMatch(number -> "mara".equals(caseFile.get(number).accountable()));
    }

    @Test
    void anEmptyGroupIsAnAlarmAndTheNextAuthorityAnswers() {
        var number = desk.standardCase();
        assertThat(caseFile.get(number).accountable()).isEqualTo("mara");

        team.leaves("mara", "support-manager");

        assertThat(caseFile.get(number).accountable()).isEqualTo("cleo");
        assertThat(alarms.open(Alarm.Kind.GROUP_EMPTY)).containsExactly("support-manager");
        assertThat(http.withBasicAuth("vera", "baton").getForObject("/", String.class))
                .contains("support-manager")
                .contains("in Admin");
        assertThat(http.withBasicAuth("admin", "baton").getForObject("/actuator/health", String.class))
                .contains("support-manager");
        assertThat(caseFile.get(desk.standardCase()).accountable()).isEqualTo("cleo");

        identities.createMembership("mara", "support-manager");
        emptyGroups.check();
        assertThat(alarms.open(Alarm.Kind.GROUP_EMPTY)).isEmpty();
    }

    private List<CaseNumber> heldByNina(int cases) {
        team.leaves("mara", "support-manager");
        team.joins("nina", "support-manager");
        var numbers = Stream.generate(desk::standardCase).limit(cases).toList();
        identities.createMembership("mara", "support-manager");
        assertThat(numbers)
                .allMatch(number -> "nina".equals(caseFile.get(number).accountable()));
        return numbers;
    }
}
