package dev.baton.engine;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Who sees a task without being asked to do it. */
@Component
public class TaskReaders {

    /** The type of the link between a task and a group that may see it and not work on it. */
    public static final String LINK = "reader";

    private final TaskService tasks;

    TaskReaders(TaskService tasks) {
        this.tasks = tasks;
    }

    /** A team whose work has moved goes on reading it. */
    public void add(Task task, String group) {
        if (!isOne(task, group)) {
            tasks.addGroupIdentityLink(task.getId(), group, LINK);
        }
    }

    private boolean isOne(Task task, String group) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .anyMatch(link -> link.getType().equals(LINK) && group.equals(link.getGroupId()));
    }
}
