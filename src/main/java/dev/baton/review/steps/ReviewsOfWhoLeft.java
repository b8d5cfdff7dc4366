package dev.baton.review.steps;

import dev.baton.casefile.HolderLeft.HeldBesideCases;
import dev.baton.casefile.HolderLeft.Successors;
import dev.baton.review.Reviewers;
import dev.baton.review.books.ReviewBooks;
import java.util.Collection;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A review that whoever is gone had taken on is open to those who may do it, and there is always somebody who may. */
@Component
class ReviewsOfWhoLeft implements HeldBesideCases {

    private final ReviewBooks reviews;
    private final TaskService tasks;

    ReviewsOfWhoLeft(ReviewBooks reviews, TaskService tasks) {
        this.reviews = reviews;
        this.tasks = tasks;
    }

    @Override
    public Collection<String> of(String person) {
        return reviews.open();
    }

    @Override
    public String held() {
        return """
                select task.assignee_ as person, one.number
                from review one join act_ru_execution process on process.business_key_ = one.number
                  join act_ru_task task on task.proc_inst_id_ = process.id_
                where one.state = 'OPEN' and task.assignee_ is not null
                """;
    }

    /** Nobody in particular answers for it. */
    @Override
    public @Nullable String giveAway(
            String number, String person, @Nullable String group, String why, Successors successors) {
        if (!reviews.getForChange(number).isOpen()) {
            return null;
        }
        var asked = successors.of(Reviewers.GROUP, null).group();
        for (var task :
                tasks.createTaskQuery().processInstanceBusinessKey(number).list()) {
            if (!isOpenTo(task, asked)) {
                tasks.addCandidateGroup(task.getId(), asked);
            }
            if (person.equals(task.getAssignee()) && (group == null || group.equals(Reviewers.GROUP))) {
                tasks.setAssignee(task.getId(), null);
            }
        }
        return null;
    }

    private boolean isOpenTo(Task task, String group) {
        return tasks.getIdentityLinksForTask(task.getId()).stream().anyMatch(link -> group.equals(link.getGroupId()));
    }
}
