package dev.baton.security.setup;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** The lists everyone finds in Tasklist. Once made they belong to the desk: a changed one is left as it is. */
@Component
class TaskFilters {

    private static final List<Map<String, String>> ON_THE_CARD = List.of(
            Map.of("name", "number", "label", "Case"),
            Map.of("name", "priority", "label", "Priority"),
            Map.of("name", "account", "label", "Account"));

    private final FilterService filters;
    private final TaskService tasks;

    TaskFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    void create() {
        create("To do", "What you have taken on, and what is open to your team", 5, toDo());
        create("My tasks", "What you have taken on", 10, mine());
        create("My team", "Open to your team, taken by nobody", 20, team());
        create("Overdue", "Past their due date", 30, open().dueBeforeExpression("${now()}"));
        create("Escalated", "Work on escalated cases, and who is asked to take charge or leads", 40, escalated());
        create("Advice", "What your advice is asked on; the work goes on meanwhile", 50, advice());
    }

    private TaskQuery toDo() {
        return open().or()
                .taskAssigneeExpression("${currentUser()}")
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .endOr();
    }

    private TaskQuery mine() {
        return open().taskAssigneeExpression("${currentUser()}");
    }

    private TaskQuery team() {
        return open().taskCandidateGroupInExpression("${currentUserGroups()}");
    }

    private TaskQuery escalated() {
        return open().or()
                .processDefinitionKeyIn("escalation", "account-escalation")
                .processVariableValueEquals("escalated", true)
                .endOr();
    }

    private TaskQuery advice() {
        return toDo().processDefinitionKeyIn("consult");
    }

    private TaskQuery open() {
        return tasks.createTaskQuery()
                .orderByTaskPriority()
                .desc()
                .orderByDueDate()
                .asc();
    }

    private void create(String name, String description, int position, TaskQuery query) {
        if (filters.createTaskFilterQuery().filterName(name).count() == 0) {
            var filter = filters.newTaskFilter(name).setOwner(null).setQuery(query);
            filter.setProperties(Map.of(
                    "description", description,
                    "priority", position,
                    "refresh", true,
                    "showUndefinedVariable", false,
                    "variables", ON_THE_CARD));
            filters.saveFilter(filter);
        }
    }
}
