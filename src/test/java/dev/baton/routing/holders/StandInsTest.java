package dev.baton.routing.holders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Team;
import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** No open case has a task that nobody can do. */
@BatonTest
class StandInsTest {

    private static final Map<String, Object> RESOLVED =
            Map.of("outcome", "resolved", "note_reply", "It is back.", "note_resolution", "Restarted.");

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
    private StandIns standIns;

    @Autowired
    private EmptyGroups emptyGroups;

    @BeforeEach
    void now() {
        desk.setTime(desk.now());
        team.holdsNothing();
    }

    @AfterEach
    void theDeskAsItWas() {
        team.joins("mara", "support-manager");
        team.joins("cleo", "cs-manager");
        desk.realTime();
        standIns.look();
        emptyGroups.check();
    }

    @Test
    void aSignOffWithoutManagersIsTheAccountablesUntilAManagerIsThereAgain() {
        var number = desk.standardCase();
        desk.does("sam", "Work on case", number, RESOLVED);

        team.leaves("mara", "support-manager");

        assertThat(caseFile.get(number).accountable()).isEqualTo("cleo");
        assertThat(task("Sign off resolution", number).getAssignee()).isEqualTo("cleo");
        assertThat(desk.sees("cleo", "Sign off resolution", number)).isTrue();

        team.leaves("cleo", "cs-manager");
        var next = caseFile.get(number).accountable();
        assertThat(next).isNotIn("mara", "cleo");
        assertThat(task("Sign off resolution", number).getAssignee()).isEqualTo(next);

        team.joins("mara", "support-manager");
        standIns.look();

        assertThat(task("Sign off resolution", number).getAssignee()).isNull();
        assertThat(desk.stories(number, "TaskGiven"))
                .contains("\"Sign off resolution\" is with cleo: nobody is in support-manager");
        assertThat(desk.sees("mara", "Sign off resolution", number)).isTrue();
        desk.does("mara", "Sign off resolution", number, Map.of("signOff", "approved"));
        assertThat(desk.tasks(number)).containsExactly("Document case");
    }

    @Test
    void aTaskWhoseOnlyGroupWasTakenFromItIsAnAlarmAndTheAccountables() {
        var number = desk.standardCase();
        var task = task("Work on case", number).getId();
        tasks.deleteCandidateGroup(task, "support-agent");

        standIns.look();

        assertThat(task("Work on case", number).getAssignee()).isEqualTo("mara");
        assertThat(alarms.open(Alarm.Kind.TASK_OF_NOBODY)).containsExactly(number.value());

        tasks.addCandidateGroup(task, "support-agent");
        standIns.look();

        assertThat(task("Work on case", number).getAssignee()).isNull();
        assertThat(desk.sees("sam", "Work on case", number)).isTrue();
        standIns.look();
        assertThat(alarms.open(Alarm.Kind.TASK_OF_NOBODY)).isEmpty();
    }

    @Test
    void aTaskThatSomebodyCanDoIsLeftAlone() {
        var number = desk.standardCase();
        tasks.setAssignee(task("Work on case", number).getId(), "cleo");
        var other = desk.standardCase();

        standIns.look();

        assertThat(task("Work on case", number).getAssignee()).isEqualTo("cleo");
        assertThat(task("Work on case", other).getAssignee()).isNull();
    }

    @Test
    void whoWasToldOfAMissingDocumentationIsWhoeverAnswersForTheCaseNow() {
        var number = desk.standardCase();
        desk.does("sam", "Work on case", number, RESOLVED);
        desk.does("mara", "Sign off resolution", number, Map.of("signOff", "approved"));
        desk.passes(desk.dueIn(number, "documentation").plus(Duration.ofSeconds(1)));
        assertThat(told(number)).containsExactly("mara");

        team.leaves("mara", "support-manager");

        assertThat(told(number)).containsExactly("cleo");
    }

    private List<String> told(CaseNumber number) {
        return tasks.getIdentityLinksForTask(task("Document case", number).getId()).stream()
                .filter(link -> link.getUserId() != null)
                .map(link -> link.getUserId())
                .toList();
    }

    private Task task(String name, CaseNumber number) {
        return desk.task(name, number).orElseThrow();
    }
}
