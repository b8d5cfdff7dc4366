package dev.baton.review.books;

import dev.baton.casefile.FormAnswers;
import dev.baton.casefile.Refusal;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** A task of a review that is being completed. */
@Component
public class ReviewTask {

    private static final String PROGRAM = "baton";

    private final ReviewBooks reviews;

    ReviewTask(ReviewBooks reviews) {
        this.reviews = reviews;
    }

    /** Until the transaction ends nobody else changes it. */
    public Review of(DelegateTask task) {
        var one = reviews.getForChange(task.getExecution().getProcessBusinessKey());
        if (!one.isOpen()) {
            throw new Refusal(
                    "state", "%s is done already. Leave the task, and look at its page.".formatted(one.number()));
        }
        return one;
    }

    /** Who is logged in; where a program completes it, who has the task. */
    public static String by(DelegateTask task) {
        var login = SecurityContextHolder.getContext().getAuthentication();
        if (login != null && !(login instanceof AnonymousAuthenticationToken)) {
            return login.getName();
        }
        return task.getAssignee() == null ? PROGRAM : task.getAssignee();
    }

    /** No free text stays in the engine. */
    public static void forget(DelegateTask task, FormAnswers answers) {
        task.removeVariables(answers.notes());
    }
}
