package dev.baton.routing.holders;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Open tasks that nobody has and nobody may take on, or that somebody has who does not exist: each found by one statement, however many are open. */
@Component
class TasksOfNobody {

    private static final String OF_CASES = """
            select task.* from ACT_RU_TASK task
              join ACT_RU_EXECUTION process on process.ID_ = task.PROC_INST_ID_
              join support_case held on held.number = process.BUSINESS_KEY_ and held.closed_at is null
            """;

    private final TaskService tasks;

    TasksOfNobody(TaskService tasks) {
        this.tasks = tasks;
    }

    List<Task> withoutAnybody() {
        return tasks.createNativeTaskQuery().sql(OF_CASES + """
                where task.ASSIGNEE_ is null and task.SUSPENSION_STATE_ = 1 and not exists (
                  select 1 from ACT_RU_IDENTITYLINK link
                    left join ACT_ID_MEMBERSHIP member on member.GROUP_ID_ = link.GROUP_ID_
                    left join ACT_ID_USER person on person.ID_ = link.USER_ID_
                  where link.TASK_ID_ = task.ID_ and link.TYPE_ = 'candidate'
                    and coalesce(member.USER_ID_, person.ID_) is not null and not exists (
                      select 1 from person known where known.id = coalesce(member.USER_ID_, person.ID_) and known.disabled))
                """).list();
    }

    /** Those who have a task and do not exist. */
    List<String> ofUnknown() {
        return tasks.createNativeTaskQuery().sql("""
                select distinct on (task.ASSIGNEE_) task.* from ACT_RU_TASK task
                where task.ASSIGNEE_ is not null
                  and not exists (select 1 from ACT_ID_USER person where person.ID_ = task.ASSIGNEE_)
                """).list().stream()
                .map(Task::getAssignee)
                .toList();
    }

    /** Those that have this variable of their own. */
    List<Task> marked(String variable) {
        return tasks.createNativeTaskQuery()
                .sql(OF_CASES + "join ACT_RU_VARIABLE mark on mark.TASK_ID_ = task.ID_ and mark.NAME_ = #{variable}")
                .parameter("variable", variable)
                .list();
    }

    boolean isSomebodyThere(Task task) {
        return tasks.createNativeTaskQuery()
                        .sql("""
                        select count(*) from ACT_RU_IDENTITYLINK link
                          left join ACT_ID_MEMBERSHIP member on member.GROUP_ID_ = link.GROUP_ID_
                          join ACT_ID_USER person on person.ID_ = coalesce(member.USER_ID_, link.USER_ID_)
                          left join person known on known.id = person.ID_
                        where link.TASK_ID_ = #{task} and link.TYPE_ = 'candidate' and known.disabled is not true
                        """)
                        .parameter("task", task.getId())
                        .count()
                > 0;
    }

    List<String> groups(Task task) {
        return candidates(task).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<IdentityLink> candidates(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> link.getType().equals(IdentityLinkType.CANDIDATE))
                .toList();
    }
}
