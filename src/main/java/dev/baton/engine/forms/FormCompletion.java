package dev.baton.engine.forms;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.engine.CompletedForm;
import dev.baton.engine.CompletedFormListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.task.listener.DelegateExpressionTaskListener;
import org.springframework.beans.factory.ObjectProvider;

/** Tells what a task asked when it is completed. */
class FormCompletion implements TaskListener {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BEAN = Pattern.compile("\\W*(\\w+)\\W*");

    private final TaskDefinition definition;
    private final ObjectProvider<CompletedFormListener> listeners;

    FormCompletion(TaskDefinition definition, ObjectProvider<CompletedFormListener> listeners) {
        this.definition = definition;
        this.listeners = listeners;
    }

    @Override
    public void notify(DelegateTask task) {
        var form = new CompletedForm(beans(), form(task), fields(task));
        listeners.forEach(listener -> listener.completing(task, form));
    }

    private Set<String> beans() {
        var listeners = definition.getTaskListenersForEvent(TaskListener.EVENTNAME_COMPLETE);
        return listeners == null
                ? Set.of()
                : listeners.stream()
                        .filter(DelegateExpressionTaskListener.class::isInstance)
                        .map(listener -> BEAN.matcher(((DelegateExpressionTaskListener) listener).getExpressionText()))
                        .filter(java.util.regex.Matcher::matches)
                        .map(bean -> bean.group(1))
                        .collect(Collectors.toSet());
    }

    private String form(DelegateTask task) {
        var key = definition.getCamundaFormDefinitionKey();
        return key == null ? "" : String.valueOf(key.getValue(task));
    }

    private List<CompletedForm.Field> fields(DelegateTask task) {
        if (definition.getCamundaFormDefinitionKey() == null) {
            return List.of();
        }
        try (var form = Context.getCommandContext().runWithoutAuthorization(new FormOfTask(task.getId()))) {
            return CompletedForm.Field.of(JSON.readTree(form));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
