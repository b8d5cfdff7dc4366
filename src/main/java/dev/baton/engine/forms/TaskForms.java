package dev.baton.engine.forms;

import dev.baton.engine.CompletedFormListener;
import dev.baton.engine.DeployedForms;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Every user task keeps the form it was made with, and hands its answers over when it is completed. A process cannot bind its
 * forms to its own deployment: forms and processes are deployed apart, and a deployment holds what changed only.
 */
@Component
public class TaskForms extends AbstractBpmnParseListener {

    private final DeployedForms forms;
    private final ObjectProvider<CompletedFormListener> listeners;

    TaskForms(DeployedForms forms, ObjectProvider<CompletedFormListener> listeners) {
        this.forms = forms;
        this.listeners = listeners;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        bind(definition);
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, new FormCompletion(definition, listeners));
    }

    private void bind(TaskDefinition definition) {
        var form = definition.getFormDefinition();
        if (form != null
                && form.getCamundaFormDefinitionKey() != null
                && "latest".equals(form.getCamundaFormDefinitionBinding())) {
            form.setCamundaFormDefinitionVersion(new VersionOfTask(form.getCamundaFormDefinitionKey(), forms));
            form.setCamundaFormDefinitionBinding("version");
        }
    }
}
