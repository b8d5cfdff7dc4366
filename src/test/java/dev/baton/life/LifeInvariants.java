package dev.baton.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Status;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is always true of a case, read from the tables and the engine and from nothing that decides. */
class LifeInvariants {

    private static final String OPEN = "state in ('REQUESTED', 'ACCEPTED')";

    private final CaseFile caseFile;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final IdentityService identities;
    private final JdbcClient jdbc;

    LifeInvariants(
            CaseFile caseFile, TaskService tasks, RuntimeService runtime, IdentityService identities, JdbcClient jdbc) {
        this.caseFile = caseFile;
        this.tasks = tasks;
        this.runtime = runtime;
        this.identities = identities;
        this.jdbc = jdbc;
    }

    void hold(CaseNumber number, LifeTable table) {
        var subject = caseFile.get(number);
        var open = tasks.createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .list();
        theStateIsAsTheTableSays(subject, table, open);
        exactlyOnePersonIsAccountable(subject);
        everyTaskCanBeDoneBySomebody(open);
        noTaskStandsTwice(open);
        anOpenCaseIsPromisedAWord(subject, table);
        everyDeadlineThatPassedEscalatedOrJoined(number);
        nothingIsOpenOnWhatIsOver(subject, table, open);
        tablesAndEngineAgree(subject);
    }

    private void theStateIsAsTheTableSays(Case subject, LifeTable table, List<Task> open) {
        var status = table.state.isOpen()
                ? Status.OPEN
                : table.state == LifeTable.State.RESOLVED ? Status.RESOLVED : Status.CLOSED;
        assertThat(subject.status()).as("status").isEqualTo(status);
        if (table.state != LifeTable.State.CLOSED) {
            assertThat(open).as("the state's task").extracting(Task::getName).contains(table.state.task);
        }
        assertThat(subject.priority() == null).as("in triage").isEqualTo(table.state == LifeTable.State.TRIAGE);
        assertThat(strings("select waiting_on from waiting where case_number = ? and until is null", subject))
                .as("waits")
                .containsExactlyInAnyOrderElementsOf(
                        table.waits.stream().map(Enum::name).toList());
    }

    private void exactlyOnePersonIsAccountable(Case subject) {
        assertThat(subject.accountable()).as("accountable").isNotNull();
        if (subject.status() != Status.CLOSED) {
            assertThat(exists(subject.accountable()))
                    .as("accountable %s exists", subject.accountable())
                    .isTrue();
        }
        assertThat(subject.accountable())
                .as("the baton is with the highest of the open escalations, else with the case's own accountable")
                .isEqualTo(strings("""
                        select coalesce(
                          (select holder from escalation
                           where case_number = c.number and kind = 'HIERARCHICAL' and holder is not null and %s
                           order by level desc, requested_at desc, id desc limit 1),
                          own_accountable) from support_case c where number = ?""".formatted(OPEN), subject).get(0));
    }

    private void everyTaskCanBeDoneBySomebody(List<Task> open) {
        for (var task : open) {
            assertThat(mayDo(task)).as("somebody can do \"%s\"", task.getName()).isTrue();
        }
    }

    private boolean mayDo(Task task) {
        if (task.getAssignee() != null) {
            return exists(task.getAssignee());
        }
        return tasks.getIdentityLinksForTask(task.getId()).stream().anyMatch(this::leadsToSomebody);
    }

    private boolean leadsToSomebody(IdentityLink link) {
        return link.getGroupId() == null
                ? exists(link.getUserId())
                : identities.createUserQuery().memberOfGroup(link.getGroupId()).count() > 0;
    }

    private void noTaskStandsTwice(List<Task> open) {
        assertThat(open)
                .extracting(task -> task.getName() + " " + tasks.getVariable(task.getId(), "escalation"))
                .doesNotHaveDuplicates();
    }

    private void anOpenCaseIsPromisedAWord(Case subject, LifeTable table) {
        var promised = strings("""
                select what from promise
                where case_number = ? and ended_at is null""", subject);
        if (table.state.isOpen()) {
            assertThat(promised).as("promises of an open case").isNotEmpty();
        } else {
            assertThat(promised).as("promises of a case that is over").isEmpty();
        }
    }

    private void everyDeadlineThatPassedEscalatedOrJoined(CaseNumber number) {
        var unheard = jdbc.sql("""
                        select p.details ->> 'clock' from case_event p
                        where p.case_number = ? and p.event = 'DeadlinePassed'
                          and lower(p.details ->> 'clock') not similar to '%(take|document|lead)%'
                          and not exists (
                            select 1 from case_event e
                            where e.case_number = p.case_number and e.at >= p.at and e.id > p.id
                              and e.event in ('EscalationRequested', 'EscalationJoined'))""").param(number.value()).query(String.class).list();
        assertThat(unheard).as("deadlines that passed unnoticed").isEmpty();
    }

    private void nothingIsOpenOnWhatIsOver(Case subject, LifeTable table, List<Task> open) {
        if (table.state.isOpen()) {
            return;
        }
        assertThat(strings("select id::text from escalation where case_number = ? and " + OPEN, subject))
                .as("open escalations of a case that is over")
                .isEmpty();
        var running = strings(
                "select name from sla_clock where case_number = ? and anchor is not null and met_at is null", subject);
        running.remove("documentation");
        if (table.openWord) {
            running.remove("nextReply");
        }
        assertThat(running).as("clocks of a case that is over").isEmpty();
        if (table.state == LifeTable.State.CLOSED) {
            assertThat(open).as("tasks of a closed case").isEmpty();
            assertThat(runtime.createProcessInstanceQuery()
                            .processInstanceBusinessKey(subject.number().value())
                            .count())
                    .as("processes of a closed case")
                    .isZero();
        } else {
            assertThat(open)
                    .extracting(Task::getName)
                    .doesNotContain("Take charge", "Lead escalation", "Update customer", "Plan strategy");
        }
    }

    private void tablesAndEngineAgree(Case subject) {
        assertThat(subject.escalated())
                .as("escalated")
                .isEqualTo(!strings("select id::text from escalation where case_number = ? and " + OPEN, subject)
                        .isEmpty());
        for (var process : runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(subject.number().value())
                .list()) {
            agree(process.getId(), Map.of("accountable", String.valueOf(subject.accountable())));
            if (subject.team() != null) {
                agree(process.getId(), Map.of("team", subject.team()));
            }
        }
    }

    private void agree(String process, Map<String, String> expected) {
        expected.forEach((name, value) -> {
            var variable = runtime.getVariable(process, name);
            if (variable != null) {
                assertThat(variable).as("engine's %s", name).isEqualTo(value);
            }
        });
    }

    private boolean exists(String person) {
        return person != null && identities.createUserQuery().userId(person).count() > 0;
    }

    private List<String> strings(String sql, Case subject) {
        return new java.util.ArrayList<>(jdbc.sql(sql)
                .param(subject.number().value())
                .query(String.class)
                .list());
    }
}
