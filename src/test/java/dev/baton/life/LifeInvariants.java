package dev.baton.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Status;
import dev.baton.notification.told.ToldEvents;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.springframework.boot.test.context.TestComponent;

/** What is always true of a case, read from the tables of Baton and of the engine and from nothing that decides. */
@TestComponent
class LifeInvariants {

    private static final List<String> OF_ESCALATIONS = List.of("takeCharge", "lead");
    private static final List<String> OF_AN_ESCALATION =
            List.of("Take charge", "Complete brief", "Lead escalation", "Update leadership");

    /** The events that an endpoint may choose. */
    private static final String[] TOLD = Arrays.stream(CaseEvent.class.getPermittedSubclasses())
            .filter(ToldEvents::isTold)
            .map(Class::getSimpleName)
            .toArray(String[]::new);

    private static final String OPEN = "state in ('REQUESTED', 'ACCEPTED')";
    private static final Duration A_WHILE = Duration.ofMinutes(1);
    private static final Set<String> OF_THE_WORK =
            Set.of("Take charge", "Lead escalation", "Update customer", "Plan strategy");

    private final LifeDesk desk;
    private final LifePeople people;
    private final LifeTrail trail;

    LifeInvariants(LifeDesk desk, LifePeople people, LifeTrail trail) {
        this.desk = desk;
        this.people = people;
        this.trail = trail;
    }

    void hold(CaseNumber number, LifeTable table) {
        var subject = desk.caseFile().get(number);
        var open = desk.tasks(number);
        theStateIsAsTheTableSays(subject, table);
        theCaseWaitsAsTheTableSays(subject, table);
        exactlyOnePersonIsAccountable(subject);
        noTaskStandsTwice(open);
        anOpenCaseIsPromisedAWord(subject, table);
        everyDeadlineThatPassedEscalatedOrJoined(subject);
        nothingIsOpenOnWhatIsOver(subject, table, open);
        if (table.orphan) {
            aLostProcessIsTold(subject, table, open);
        } else {
            theStateHasItsTask(subject, table, open);
            open.forEach(this::somebodyCanDoIt);
            everyOpenEscalationHasItsTask(subject, open);
            everyOpenQuestionHasItsTask(subject, open);
            everyOpenConcessionHasItsTask(subject, open);
            noDeadlinePassesUnheard(subject, table);
            theEngineAgrees(subject);
        }
        everyWordToTheCustomerIsDeliveredOnce(subject);
        itsClosingWasToldOnce(subject, table);
        trail.agrees(subject);
        othersAreToldEverythingInOrder(subject);
    }

    private void othersAreToldEverythingInOrder(Case subject) {
        var told = desk.jdbc()
                .sql("select sequence from endpoint_message where case_number = ? order by sequence")
                .param(subject.number().value())
                .query(Long.class)
                .list();
        var happened = desk.jdbc()
                .sql("""
                        select count(*) from case_event where case_number = ? and event = any (?)
                          and details -> 'interaction' ->> 'direction' is distinct from 'internal'
                        """)
                .params(subject.number().value(), TOLD)
                .query(Long.class)
                .single();
        assertThat(told)
                .as("what others are told")
                .isEqualTo(LongStream.rangeClosed(1, happened).boxed().toList());
    }

    /** To the one address that all cases of a life have; nothing else has a way out. */
    private void everyWordToTheCustomerIsDeliveredOnce(Case subject) {
        assertThat(strings("select interaction::text from delivery where case_number = ?", subject))
                .as("what is delivered")
                .containsExactlyInAnyOrderElementsOf(strings("""
                        select id::text from interaction
                        where case_number = ? and direction = 'OUTBOUND' and source is null and happened_at = at
                        """, subject));
    }

    private void itsClosingWasToldOnce(Case subject, LifeTable table) {
        assertThat(strings("select once from text_said where case_number = ? and occasion = 'closed'", subject))
                .as("how often the customer was told that it is closed")
                .hasSize(table.state == LifeTable.State.CLOSED && subject.mergedInto() == null ? 1 : 0);
    }

    private void theStateIsAsTheTableSays(Case subject, LifeTable table) {
        var status = table.state.isOpen()
                ? Status.OPEN
                : table.state == LifeTable.State.RESOLVED ? Status.RESOLVED : Status.CLOSED;
        assertThat(subject.status()).as("status").isEqualTo(status);
        if (subject.mergedInto() == null) {
            assertThat(subject.priority() == null).as("in triage").isEqualTo(table.state == LifeTable.State.TRIAGE);
        }
    }

    private void theCaseWaitsAsTheTableSays(Case subject, LifeTable table) {
        assertThat(strings("select waiting_on from waiting where case_number = ? and until is null", subject))
                .as("waits")
                .containsExactlyInAnyOrderElementsOf(
                        table.waits.stream().map(Enum::name).toList());
    }

    private void theStateHasItsTask(Case subject, LifeTable table, List<LifeTask> open) {
        var names = open.stream().map(LifeTask::name).toList();
        if (table.state != LifeTable.State.CLOSED) {
            assertThat(names).as("the state's task").contains(table.state.task);
        }
        assertThat(names.contains("Read customer's message"))
                .as("somebody is asked to read the customer's word")
                .isEqualTo(table.openWord);
        if (table.openWord) {
            assertThat(open.stream()
                            .filter(task -> task.name().startsWith("Read"))
                            .map(LifeTask::due))
                    .as("when the case opens by itself")
                    .allMatch(due -> due != null && due.isAfter(desk.time().now()));
        }
        if (table.state.isOpen() && subject.highRisk() && subject.strategy() == null) {
            assertThat(names).as("what the sign-off waits for").contains("Plan strategy");
        }
    }

    private void exactlyOnePersonIsAccountable(Case subject) {
        assertThat(subject.accountable()).as("accountable").isNotNull();
        if (subject.status() != Status.CLOSED) {
            assertThat(people.mayAct(subject.accountable()))
                    .as("the accountable may act: %s", subject.accountable())
                    .isTrue();
            assertThat(people.mayAct(subject.ownAccountable()))
                    .as("the case's own accountable may act: %s", subject.ownAccountable())
                    .isTrue();
        }
        assertThat(subject.accountable())
                .as("the baton is with the highest of the open escalations, else with the case's own accountable")
                .isEqualTo(strings("""
                        select coalesce(
                          (select holder from escalation
                           where case_number = c.number and kind = 'HIERARCHICAL' and holder is not null and %s
                           order by level desc, asked_at desc, id desc limit 1),
                          own_accountable) from support_case c where number = ?""".formatted(OPEN), subject).get(0));
    }

    private void somebodyCanDoIt(LifeTask task) {
        if (task.assignee() != null) {
            assertThat(people.mayAct(task.assignee()))
                    .as("\"%s\" is with %s, who may act", task.name(), task.assignee())
                    .isTrue();
        } else if (task.groups().stream()
                .allMatch(group -> people.members(group).isEmpty())) {
            assertThat(task.groups())
                    .as("nobody can do \"%s\", and an alarm says so", task.name())
                    .anyMatch(this::isAlarmed);
        }
    }

    private boolean isAlarmed(String subject) {
        return desk.jdbc()
                        .sql("select count(*) from alarm where subject = ? and settled_at is null")
                        .param(subject)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private void noTaskStandsTwice(List<LifeTask> open) {
        assertThat(open)
                .extracting(task -> task.name() + " " + task.escalation() + " " + task.advice())
                .as("tasks")
                .doesNotHaveDuplicates();
    }

    private void everyOpenQuestionHasItsTask(Case subject, List<LifeTask> open) {
        assertThat(open.stream()
                        .filter(task -> task.name().equals("Give advice"))
                        .map(task -> String.valueOf(task.advice()))
                        .toList())
                .as("tasks of the open questions for advice")
                .containsExactlyInAnyOrderElementsOf(
                        strings("select id::text from advice where case_number = ? and ended_at is null", subject));
    }

    private void everyOpenEscalationHasItsTask(Case subject, List<LifeTask> open) {
        assertThat(open.stream()
                        .filter(task -> OF_AN_ESCALATION.contains(task.name()))
                        .map(task -> task.name() + " " + task.escalation())
                        .toList())
                .as("tasks of the open escalations")
                .containsExactlyInAnyOrderElementsOf(strings("""
                        with open as (select * from escalation where case_number = ? and %s)
                        select case when state = 'ACCEPTED' then 'Lead escalation '
                          when exists (select 1 from brief_rejection b where b.escalation = open.id and b.ended_at is null)
                          then 'Complete brief ' else 'Take charge ' end || id
                        from open
                        union all
                        select 'Update leadership ' || open.id from open
                        join leadership_update u on u.escalation = open.id and u.ended_at is null""".formatted(OPEN), subject));
    }

    private void everyOpenConcessionHasItsTask(Case subject, List<LifeTask> open) {
        assertThat(open.stream()
                        .filter(task -> task.name().equals("Approve concession"))
                        .count())
                .as("tasks of the concessions that are asked for")
                .isEqualTo(strings("select id::text from concession where case_number = ? and state = 'ASKED'", subject)
                        .size());
    }

    private void anOpenCaseIsPromisedAWord(Case subject, LifeTable table) {
        var promised = strings("select what from promise where case_number = ? and ended_at is null", subject);
        if (table.state.isOpen()) {
            assertThat(promised).as("promises of an open case").isNotEmpty();
        } else if (!table.openWord) {
            assertThat(promised).as("promises of a case that is over").isEmpty();
        }
    }

    private void everyDeadlineThatPassedEscalatedOrJoined(Case subject) {
        assertThat(strings("""
                        select p.details ->> 'clock' from case_event p
                        where p.case_number = ? and p.event = 'DeadlinePassed'
                          and lower(p.details ->> 'clock') not similar to '%(take|document|lead)%'
                          and not exists (
                            select 1 from case_event e
                            where e.case_number = p.case_number and e.id > p.id
                              and e.event in ('EscalationRequested', 'EscalationJoined', 'DeadlineUnwatched', 'CaseReopened'))
                        """, subject))
                .as("deadlines that passed and did not escalate")
                .isEmpty();
    }

    /**
     * A question of an escalation climbs once there is a process again that can ask. No timer of the models watches a promise of
     * the triage: the next sweep tells it, which a life does not have every minute.
     */
    private void noDeadlinePassesUnheard(Case subject, LifeTable table) {
        assertThat(unheard(subject))
                .as("rungs nobody has acted on")
                .allMatch(clock -> table.orphan && OF_ESCALATIONS.contains(clock)
                        || table.state == LifeTable.State.TRIAGE && clock.equals("customerUpdate"));
    }

    private List<String> unheard(Case subject) {
        return desk.jdbc()
                .sql("""
                        select name from sla_clock
                        where case_number = ? and anchor is not null and met_at is null and next_at < ?
                        """)
                .params(
                        subject.number().value(),
                        java.time.OffsetDateTime.ofInstant(desk.time().now().minus(A_WHILE), java.time.ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    private void nothingIsOpenOnWhatIsOver(Case subject, LifeTable table, List<LifeTask> open) {
        if (table.state.isOpen()) {
            return;
        }
        if (!table.orphan) {
            assertThat(strings("select id::text from escalation where case_number = ? and " + OPEN, subject))
                    .as("open escalations of a case that is over")
                    .isEmpty();
        }
        var running = strings(
                "select name from sla_clock where case_number = ? and anchor is not null and met_at is null", subject);
        if (table.state == LifeTable.State.RESOLVED) {
            running.remove("documentation");
        }
        if (table.openWord) {
            running.remove("nextReply");
        }
        assertThat(running).as("clocks of a case that is over").isEmpty();
        if (table.state == LifeTable.State.CLOSED) {
            assertThat(strings("select id::text from concession where case_number = ? and state = 'ASKED'", subject))
                    .as("concessions that are asked for on a closed case")
                    .isEmpty();
            assertThat(open).as("tasks of a closed case").isEmpty();
            assertThat(strings("select id_ from act_ru_execution where business_key_ = ?", subject))
                    .as("processes of a closed case")
                    .isEmpty();
        } else {
            assertThat(open)
                    .extracting(LifeTask::name)
                    .as("tasks of a resolved case")
                    .doesNotContainAnyElementsOf(OF_THE_WORK);
        }
    }

    private void aLostProcessIsTold(Case subject, LifeTable table, List<LifeTask> open) {
        assertThat(open).as("tasks without a process").isEmpty();
        if (table.swept) {
            assertThat(isAlarmed(subject.number().value()))
                    .as("a lost process is an alarm")
                    .isTrue();
            noDeadlinePassesUnheard(subject, table);
        }
    }

    private void theEngineAgrees(Case subject) {
        var expected = Map.of("accountable", String.valueOf(subject.accountable()), "team", "" + subject.team());
        assertThat(strings("""
                        select distinct v.name_ || ' ' || coalesce(v.text_, 'null')
                        from act_ru_variable v join act_ru_execution p on p.id_ = v.execution_id_
                        where p.business_key_ = ? and p.id_ = p.proc_inst_id_ and v.name_ in ('accountable', 'team')
                        """, subject))
                .as("what the engine knows of who has the case")
                .allMatch(known -> known.equals("accountable " + expected.get("accountable"))
                        || known.equals("team " + expected.get("team")));
    }

    private List<String> strings(String sql, Case subject) {
        return new java.util.ArrayList<>(desk.jdbc()
                .sql(sql)
                .param(subject.number().value())
                .query(String.class)
                .list());
    }
}
