package dev.baton.models.contracts;

import dev.baton.casefile.Answers;
import dev.baton.casefile.CaseEvent.QuestionAnswered;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.FormAnswers;
import dev.baton.casefile.Refusal;
import dev.baton.engine.CompletedForm;
import dev.baton.engine.CompletedFormListener;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a form asks beyond what its step needs is kept with the case. Free text leaves the engine with it: the step's own listener,
 * which comes next, takes all of it out; where a task has none this one does.
 */
@Component
class KeepAddedAnswers implements CompletedFormListener {

    private final Answers answers;

    KeepAddedAnswers(Answers answers) {
        this.answers = answers;
    }

    @Override
    public void completing(DelegateTask task, CompletedForm form) {
        var number = task.getExecution() == null ? null : task.getExecution().getProcessBusinessKey();
        if (number == null
                || !CaseNumber.isOne(number)
                || !form.beans().stream().allMatch(bean -> Contract.step(bean).isPresent())) {
            return;
        }
        var given = new FormAnswers(task.getVariables());
        var added = added(form, given);
        form.fields().stream()
                .filter(field -> added.containsKey(field.key()))
                .forEach(field -> refuse(field, task.getVariable(field.key())));
        added.forEach((field, question) -> {
            var value = given.optional(field, question);
            if (value != null) {
                answers.record(new QuestionAnswered(
                        new CaseNumber(number),
                        String.valueOf(task.getName()),
                        form.form(),
                        field,
                        question,
                        value,
                        task.getAssignee()));
            }
        });
        if (form.beans().isEmpty()) {
            task.removeVariables(given.notes());
        }
    }

    /** A form checks in the browser only; whoever calls the engine's API comes past it. */
    private static void refuse(CompletedForm.Field field, @Nullable Object answer) {
        var problem = field.problem(answer);
        if (problem != null) {
            throw new Refusal(field.key(), problem);
        }
    }

    /** Questions by field: those of the form that none of Baton's steps reads, and free text that no form asked for. */
    private static Map<String, String> added(CompletedForm form, FormAnswers given) {
        var added = new LinkedHashMap<String, String>();
        form.fields().forEach(field -> added.put(field.key(), field.label()));
        new TreeSet<>(given.notes()).forEach(note -> added.putIfAbsent(note, note));
        form.beans()
                .forEach(bean -> Contract.step(bean)
                        .ifPresent(step -> step.fields().forEach(field -> added.remove(field.key()))));
        return added;
    }
}
