package dev.baton.routing.holders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Team;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.EscalationKind;
import dev.baton.engine.PersonLeft;
import dev.baton.escalation.RequestEscalation;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who leaves at a bad moment holds nothing any more either. */
@BatonTest
class BadMomentsTest {

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
    private Departures departures;

    @Autowired
    private EmptyGroups emptyGroups;

    @Autowired
    private GiveAwayRegularly.Strangers strangers;

    @Autowired
    private StandIns standIns;

    @Autowired
    private RequestEscalation escalation;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void now() {
        desk.setTime(desk.now());
        team.holdsNothing();
    }

    @AfterEach
    void theDeskAsItWas() {
        identities.createUserQuery().list().stream()
                .map(User::getId)
                .filter(id -> id.startsWith("aa"))
                .forEach(team::isDeleted);
        team.joins("mara", "support-manager");
        team.joins("vera", "leadership");
        team.joins("eli", "engineering");
        if (identities.createGroupQuery().groupId("skill-product").count() > 0) {
            identities.deleteGroup("skill-product");
        }
        desk.realTime();
        emptyGroups.check();
    }

    @Test
    void whoIsChosenWhileTheyLeaveTheGroupIsReplacedByTheNextLook() {
        team.joins("aaron", "leadership");
        team.leaves("vera", "leadership");
        var number = desk.standardCase();
        transaction.executeWithoutResult(begun -> {
            escalation.request(number, EscalationKind.HIERARCHICAL, "They ask for it", "sam");
            assertThat(caseFile.get(number).accountable()).isEqualTo("aaron");
            apart(() -> identities.createMembership("vera", "leadership"));
            apart(() -> identities.deleteMembership("aaron", "leadership"));
        });

        look();

        assertThat(caseFile.get(number).accountable()).isEqualTo("vera");
        assertThat(desk.task("Take charge", number).orElseThrow().getAssignee()).isEqualTo("vera");
        awaitNoDepartures();
    }

    @Test
    void whoIsDeletedWhileTheyAreAskedForExpertiseIsReplacedByTheNextLook() {
        team.joins("aaron", "engineering");
        team.leaves("eli", "engineering");
        var number = desk.standardCase();
        transaction.executeWithoutResult(begun -> {
            escalation.request(number, EscalationKind.FUNCTIONAL, "They ask for it", "sam");
            assertThat(desk.task("Take charge", number).orElseThrow().getAssignee())
                    .isEqualTo("aaron");
            apart(() -> identities.createMembership("eli", "engineering"));
            apart(() -> identities.deleteUser("aaron"));
        });

        look();

        assertThat(desk.task("Take charge", number).orElseThrow().getAssignee()).isEqualTo("eli");
        awaitNoDepartures();
    }

    @Test
    void aTaskOfSomebodyWhoWasTakenOutOfTheTablesIsOpenAgain() {
        team.joins("aavon", "support-agent");
        var number = desk.standardCase();
        tasks.claim(desk.task("Work on case", number).orElseThrow().getId(), "aavon");
        jdbc.sql("delete from act_ru_authorization where user_id_ = 'aavon'").update();
        jdbc.sql("delete from act_id_membership where user_id_ = 'aavon'").update();
        jdbc.sql("delete from act_id_user where id_ = 'aavon'").update();

        look();

        assertThat(desk.task("Work on case", number).orElseThrow().getAssignee())
                .isNull();
        awaitNoDepartures();
    }

    @Test
    void manyWhoLeaveAtOnceHoldNothingSoonAndKeepNobodyFromTheDatabase() {
        var people = IntStream.range(0, 20).mapToObj(i -> "aa" + i).toList();
        team.leaves("mara", "support-manager");
        var numbers = new ArrayList<CaseNumber>();
        for (var person : people) {
            team.joins(person, "support-manager");
            numbers.add(desk.standardCase());
        }
        team.joins("mara", "support-manager");
        assertThat(numbers)
                .allMatch(number -> caseFile.get(number).accountable().startsWith("aa"));

        var leaving = people.stream()
                .map(person -> CompletableFuture.runAsync(
                        () -> identities.deleteUser(person), work -> new Thread(work).start()))
                .toList();
        leaving.forEach(CompletableFuture::join);

        awaitNoDepartures();
        assertThat(numbers)
                .allMatch(number -> "mara".equals(caseFile.get(number).accountable()));
    }

    @Test
    void whoLosesASkillKeepsTheBatonsOfBeforeItWasKeptAsOneOfWhichGroupTheyHaveThem() {
        team.leaves("mara", "support-manager");
        team.joins("aaron", "support-manager");
        identities.saveGroup(identities.newGroup("skill-product"));
        identities.createMembership("aaron", "skill-product");
        var number = desk.standardCase();
        team.joins("mara", "support-manager");
        jdbc.sql("delete from answered_from where case_number = ?")
                .param(number.value())
                .update();

        team.leaves("aaron", "skill-product");
        assertThat(caseFile.get(number).accountable()).isEqualTo("aaron");
        team.leaves("aaron", "support-manager");

        assertThat(caseFile.get(number).accountable()).isEqualTo("mara");
    }

    @Test
    void whoHasTheBatonWhileEverybodyIsAskedPassesItOnWhenTheyLeave() {
        team.leaves("vera", "leadership");
        var number = desk.standardCase();
        desk.escalate(number, "hierarchical");
        assertThat(caseFile.get(number).accountable()).isEqualTo("mara");

        team.leaves("mara", "support-manager");

        assertThat(caseFile.get(number).ownAccountable()).isEqualTo("cleo");
        assertThat(caseFile.get(number).accountable()).isEqualTo("cleo");
    }

    @Test
    void whoIsGoneIsNoLongerResponsible() {
        team.joins("aaron", "support-agent");
        var number = desk.standardCase();
        tasks.claim(desk.task("Work on case", number).orElseThrow().getId(), "aaron");
        desk.escalate(number, "functional");
        desk.does("eli", "Take charge", number, Map.of("answer", "accepted"));
        desk.does("eli", "Lead escalation", number, Map.of("note_deEscalation", "explained"));
        assertThat(caseFile.get(number).responsible()).isEqualTo("aaron");

        team.isDeleted("aaron");

        assertThat(caseFile.get(number).responsible()).isNull();
        assertThat(desk.task("Work on case", number).orElseThrow().getAssignee())
                .isNull();
        assertThat(desk.sees("sam", "Work on case", number)).isTrue();
    }

    @Test
    void whoIsBackBeforeTheirTurnKeepsWhatTheyHave() {
        var number = desk.standardCase();
        assertThat(caseFile.get(number).accountable()).isEqualTo("mara");
        departures.remember(new PersonLeft("mara", "support-manager"));

        look();

        assertThat(caseFile.get(number).accountable()).isEqualTo("mara");
        assertThat(desk.stories(number, "AccountableNamed")).isEmpty();
        awaitNoDepartures();
    }

    @Test
    void whoIsStillOfTheNextAuthorityIsNotToldToHandOverToThemselves() {
        team.leaves("vera", "leadership");
        team.joins("aaron", "leadership");
        identities.createMembership("aaron", "engineering");
        team.leaves("eli", "engineering");
        var number = desk.standardCase();
        desk.escalate(number, "functional");
        team.leaves("mara", "support-manager");
        team.leaves("cleo", "cs-manager");
        try {
            team.leaves("aaron", "engineering");

            assertThat(desk.task("Take charge", number).orElseThrow().getAssignee())
                    .isEqualTo("aaron");
        } finally {
            team.joins("cleo", "cs-manager");
            team.joins("mara", "support-manager");
        }
        assertThat(desk.stories(number, "EscalationReassigned")).isEmpty();
    }

    private void look() {
        new GiveAwayRegularly(departures, emptyGroups, strangers, standIns).look();
    }

    private void awaitNoDepartures() {
        var until = System.nanoTime() + 120_000_000_000L;
        while (team.departures() > 0) {
            assertThat(System.nanoTime()).as("all are given away").isLessThan(until);
            look();
        }
    }

    private static void apart(Runnable work) {
        CompletableFuture.runAsync(work, task -> new Thread(task).start()).join();
    }
}
