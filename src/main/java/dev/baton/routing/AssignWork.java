package dev.baton.routing;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.CasePrioritized;
import dev.baton.casefile.CaseEvent.PersonChosen;
import dev.baton.casefile.CaseEvent.WorkGiven;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import dev.baton.engine.Decisions;
import dev.baton.routing.choice.Choosing;
import dev.baton.routing.choice.Choosing.Duty;
import java.util.HashMap;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Work of a team comes up that nobody has: {@code routing.dmn} says whether it is open to the team, or goes to whoever is on call. Work
 * is what a model opens to {@code ${team}}. Nothing is asked where nobody is on call.
 */
@Component
class AssignWork {

    private static final String OF_THE_TEAM = "${team}";

    private final Choosing choosing;
    private final Decisions decisions;
    private final CaseFile caseFile;
    private final TaskService tasks;
    private final RepositoryService repository;

    AssignWork(
            Choosing choosing,
            Decisions decisions,
            CaseFile caseFile,
            TaskService tasks,
            RepositoryService repository) {
        this.choosing = choosing;
        this.decisions = decisions;
        this.caseFile = caseFile;
        this.tasks = tasks;
        this.repository = repository;
    }

    @EventListener
    void comesUp(DelegateTask task) {
        if (TaskListener.EVENTNAME_CREATE.equals(task.getEventName())
                && task.getAssignee() == null
                && task.getExecution() != null
                && task.getExecution().getProcessBusinessKey() != null
                && isOfTheTeam(task.getBpmnModelElementInstance())) {
            onDuty(new CaseNumber(task.getExecution().getProcessBusinessKey())).ifPresent(task::setAssignee);
        }
    }

    @OnCaseEvent(Phase.TELL)
    void isGraverNow(CasePrioritized event) {
        if (caseFile.get(event.number()).team() == null) {
            return;
        }
        tasks
                .createTaskQuery()
                .processInstanceBusinessKey(event.number().value())
                .taskUnassigned()
                .active()
                .list()
                .stream()
                .filter(this::isOfTheTeam)
                .forEach(task -> onDuty(event.number()).ifPresent(person -> tasks.setAssignee(task.getId(), person)));
    }

    private Optional<String> onDuty(CaseNumber number) {
        var subject = caseFile.get(number);
        if (subject.team() == null || subject.priority() == null || subject.responsible() != null) {
            return Optional.empty();
        }
        return choosing.onDuty(subject.team(), subject.skill(), number)
                .filter(duty -> isForThem(subject, duty))
                .map(duty -> give(subject, duty));
    }

    private boolean isForThem(Case subject, Duty duty) {
        var facts = new HashMap<String, Object>();
        facts.put("priority", Objects.requireNonNull(subject.priority()).name());
        facts.put("somebodyWorking", duty.somebodyWorks());
        facts.put("somebodyOnCall", true);
        return "onCall".equals(decisions.ask("assignWork", facts).get("assignTo"));
    }

    private String give(Case subject, Duty duty) {
        var person = Objects.requireNonNull(duty.best().person());
        var team = Objects.requireNonNull(subject.team());
        caseFile.record(
                new PersonChosen(subject.number(), person, team, duty.best().why()));
        caseFile.record(new WorkGiven(subject.number(), null, person, "nobody of %s works now".formatted(team)));
        return person;
    }

    private boolean isOfTheTeam(Task task) {
        return isOfTheTeam(repository
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .<UserTask>getModelElementById(task.getTaskDefinitionKey()));
    }

    private static boolean isOfTheTeam(UserTask step) {
        return step != null && OF_THE_TEAM.equals(step.getCamundaCandidateGroups());
    }
}
