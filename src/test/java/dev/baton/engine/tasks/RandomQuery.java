package dev.baton.engine.tasks;

import java.util.List;
import java.util.Random;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;

/** A query as somebody might send it who looks for what is not theirs: the same one for the same seed. */
final class RandomQuery {

    private final Random random;
    private final List<String> people;
    private final List<String> groups;

    private RandomQuery(long seed, List<String> people, List<String> groups) {
        this.random = new Random(seed);
        this.people = people;
        this.groups = groups;
    }

    static TaskQuery of(long seed, TaskService tasks, List<String> people, List<String> groups) {
        return new RandomQuery(seed, people, groups).build(tasks.createTaskQuery());
    }

    private TaskQuery build(TaskQuery query) {
        var asked = query;
        for (int criteria = random.nextInt(3); criteria > 0; criteria--) {
            asked = narrowed(asked);
        }
        for (int ors = random.nextInt(3); ors > 0; ors--) {
            asked = asked.or();
            for (int criteria = 1 + random.nextInt(3); criteria > 0; criteria--) {
                asked = narrowed(asked);
            }
            asked = asked.endOr();
        }
        return switch (random.nextInt(3)) {
            case 0 -> asked.orderByTaskPriority().desc().orderByDueDate().asc();
            case 1 -> asked.orderByTaskAssignee().asc();
            default -> asked;
        };
    }

    private TaskQuery narrowed(TaskQuery query) {
        return switch (random.nextInt(11)) {
            case 0 -> query.taskAssignee(one(people));
            case 1 -> query.taskOwner(one(people));
            case 2 ->
                query.taskCandidateGroupIn(List.of(one(groups), one(groups))).includeAssignedTasks();
            case 10 -> ofGroups(query);
            case 3 -> query.taskUnassigned();
            case 4 -> query.taskAssigned();
            case 5 -> query.taskInvolvedUser(one(people));
            case 6 -> query.processDefinitionKey(random.nextBoolean() ? "first" : "second");
            case 7 -> query.taskNameLike("%");
            case 8 -> query.taskMaxPriority(100);
            default -> query.taskVariableValueEquals("mark", "set");
        };
    }

    private TaskQuery ofGroups(TaskQuery query) {
        var asked = switch (random.nextInt(4)) {
            case 0 -> query.taskCandidateGroup(one(groups));
            case 1 -> query.taskCandidateGroupLike("%" + one(groups).substring(3));
            default -> query.taskCandidateGroupIn(List.of(one(groups), one(groups)));
        };
        return random.nextBoolean() ? asked.includeAssignedTasks() : asked;
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
