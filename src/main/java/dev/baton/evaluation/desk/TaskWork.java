package dev.baton.evaluation.desk;

import dev.baton.casefile.CaseNumber;
import dev.baton.evaluation.EvaluationMode;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Tasks are taken and done as in Tasklist: by who has them, else by who is meant to, else by somebody who may. */
@Component
@ConditionalOnProperty(EvaluationMode.PROPERTY)
class TaskWork {

    private final TaskService tasks;
    private final FormService forms;
    private final IdentityService identities;
    private final InTheNameOf inTheNameOf;

    TaskWork(TaskService tasks, FormService forms, IdentityService identities, InTheNameOf inTheNameOf) {
        this.tasks = tasks;
        this.forms = forms;
        this.identities = identities;
        this.inTheNameOf = inTheNameOf;
    }

    void take(CaseNumber number, String name, String who) {
        take(number.value(), name, who);
    }

    private void take(String businessKey, String name, String who) {
        var task = task(businessKey, name);
        if (task.getAssignee() == null) {
            var person = able(task, who);
            inTheNameOf.person(person, () -> tasks.claim(task.getId(), person));
        }
    }

    void submit(CaseNumber number, String name, String who, Map<String, Object> answers) {
        submit(number.value(), name, who, answers);
    }

    void submit(String businessKey, String name, String who, Map<String, Object> answers) {
        take(businessKey, name, who);
        var task = task(businessKey, name);
        inTheNameOf.person(task.getAssignee(), () -> forms.submitTaskForm(task.getId(), answers));
    }

    /** The one that has waited longest. */
    private Task task(String businessKey, String name) {
        return tasks
                .createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .taskName(name)
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("%s has no task \"%s\"".formatted(businessKey, name)));
    }

    private String able(Task task, String who) {
        var able = new TreeSet<String>();
        tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .forEach(group -> identities.createUserQuery().memberOfGroup(group).list().stream()
                        .map(User::getId)
                        .forEach(able::add));
        if (able.isEmpty()) {
            throw new IllegalStateException("Nobody may do \"%s\"".formatted(task.getName()));
        }
        return able.contains(who) ? who : able.first();
    }
}
