package dev.baton.engine.tasks;

import dev.baton.engine.facts.FactsOfForms;
import dev.baton.engine.texts.PlainText;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/** A form service that refuses variables the form has no field for, and shows the facts of the case. */
public class GuardedForms extends FormServiceImpl {

    private final TaskAtHand atHand = new TaskAtHand(() -> commandExecutor);
    private final FactsOfForms facts;

    public GuardedForms(FactsOfForms facts) {
        this.facts = facts;
    }

    @Override
    public VariableMap getTaskFormVariables(String task, @Nullable Collection<String> asked, boolean deserialize) {
        var variables =
                facts.behind(atHand.of(task, () -> super.getTaskFormVariables(task, asked, deserialize)), task, asked);
        return FormVariables.form(commandExecutor, task)
                .map(form -> PlainText.in(form, variables))
                .orElse(variables);
    }

    @Override
    public InputStream getDeployedTaskForm(String task) {
        return atHand.of(task, () -> super.getDeployedTaskForm(task));
    }

    @Override
    public Object getRenderedTaskForm(String task, @Nullable String engine) {
        throw isNotRendered();
    }

    @Override
    public Object getRenderedStartForm(String process, @Nullable String engine) {
        throw isNotRendered();
    }

    @Override
    public Object getRenderedTaskForm(String task) {
        throw isNotRendered();
    }

    @Override
    public Object getRenderedStartForm(String process) {
        throw isNotRendered();
    }

    /** A browser would run what the engine renders: the words of a model would be a program in the name of who opens it. */
    private static BadUserRequestException isNotRendered() {
        return new BadUserRequestException("Forms are not rendered here. Use the form's own file: deployed-form.");
    }

    @Override
    public void submitTaskForm(String task, @Nullable Map<String, Object> answers) {
        atHand.completing(task, () -> {
            check(task, answers);
            super.submitTaskForm(task, answers);
            return null;
        });
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String task, @Nullable Map<String, Object> answers, boolean deserialize) {
        return atHand.completing(task, () -> {
            check(task, answers);
            return super.submitTaskFormWithVariablesInReturn(task, answers, deserialize);
        });
    }

    private void check(String task, @Nullable Map<String, Object> answers) {
        FormVariables.check(commandExecutor, task, answers == null ? null : answers.keySet());
    }
}
