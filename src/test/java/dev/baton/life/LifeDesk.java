package dev.baton.life;

import dev.baton.Desk;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The people of a life, some of whom leave, and their tasks. */
class LifeDesk {

    /** Colleagues of the people who are always there. */
    private static final Map<String, String> COLLEAGUES =
            Map.of("lena", "leadership", "marc", "support-manager", "ela", "engineering", "sven", "support-agent");

    private final Desk desk;
    private final CaseFile caseFile;
    private final LifeInvariants invariants;
    private final TaskService tasks;
    private final FormService forms;
    private final IdentityService identities;
    private final TestRestTemplate http;
    private final JdbcClient jdbc;

    LifeDesk(
            Desk desk,
            CaseFile caseFile,
            LifeInvariants invariants,
            TaskService tasks,
            FormService forms,
            IdentityService identities,
            TestRestTemplate http,
            JdbcClient jdbc) {
        this.desk = desk;
        this.caseFile = caseFile;
        this.invariants = invariants;
        this.tasks = tasks;
        this.forms = forms;
        this.identities = identities;
        this.http = http;
        this.jdbc = jdbc;
    }

    Desk desk() {
        return desk;
    }

    CaseFile caseFile() {
        return caseFile;
    }

    LifeInvariants invariants() {
        return invariants;
    }

    TestRestTemplate http() {
        return http;
    }

    void everybodyIsThere() {
        COLLEAGUES.forEach((person, group) -> {
            if (identities.createUserQuery().userId(person).count() == 0) {
                identities.saveUser(identities.newUser(person));
                identities.createMembership(person, group);
            }
        });
    }

    void colleaguesGo() {
        COLLEAGUES.keySet().forEach(identities::deleteUser);
    }

    /** Deleted, or out of the group, as the number says. */
    void leaves(int n) {
        var person = COLLEAGUES.keySet().stream().sorted().toList().get(n % COLLEAGUES.size());
        if (identities.createUserQuery().userId(person).count() == 0) {
            return;
        }
        if (n / 4 % 2 == 0) {
            identities.deleteUser(person);
        } else {
            identities.deleteMembership(person, COLLEAGUES.get(person));
        }
        desk.getsOn();
    }

    void sweeps(CaseNumber number) {
        desk.getsOn();
    }

    List<Task> open(String name, CaseNumber number) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .taskName(name)
                .orderByTaskCreateTime()
                .asc()
                .list();
    }

    List<IdentityLink> links(Task task) {
        return tasks.getIdentityLinksForTask(task.getId());
    }

    Stream<String> members(String group) {
        return identities.createUserQuery().memberOfGroup(group).list().stream()
                .map(User::getId)
                .sorted();
    }

    long followUps(CaseNumber number) {
        return jdbc.sql("select count(*) from support_case where follow_up_of = ? and status <> 'CLOSED'")
                .param(number.value())
                .query(Long.class)
                .single();
    }

    void does(String person, Task task, Map<String, Object> answers) {
        var groups = identities.createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .toList();
        identities.setAuthentication(person, groups);
        try {
            if (task.getAssignee() == null) {
                tasks.claim(task.getId(), person);
            }
            forms.submitTaskForm(task.getId(), answers);
        } finally {
            identities.clearAuthentication();
        }
    }
}
