package dev.baton.kpi.judging;

import dev.baton.casefile.FormAnswers;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** What a figure that became bad comes from, and what becomes of it. No free text stays in the engine. */
@Component
class AnswerForNumber implements TaskListener {

    private final NumberAnswers answers;

    AnswerForNumber(NumberAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void notify(DelegateTask task) {
        var form = new FormAnswers(task.getVariables());
        var conclusion = form.oneOf("conclusion", "What is it?", NumberAnswers.CONCLUSIONS);
        var answer = form.required("note_number", "What becomes of it");
        answers.add(
                task.getExecution().getProcessBusinessKey(),
                by(task),
                Objects.toString(task.getVariable("figureQuestion"), ""),
                conclusion,
                answer);
        task.removeVariables(form.notes());
    }

    private static @Nullable String by(DelegateTask task) {
        var login = SecurityContextHolder.getContext().getAuthentication();
        return login == null || login instanceof AnonymousAuthenticationToken ? task.getAssignee() : login.getName();
    }
}
