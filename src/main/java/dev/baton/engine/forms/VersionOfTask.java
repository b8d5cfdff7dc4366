package dev.baton.engine.forms;

import dev.baton.engine.DeployedForms;
import java.util.Date;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** The version of a form that was the newest when the task was made. */
record VersionOfTask(Expression form, DeployedForms forms) implements Expression {

    @Override
    public Object getValue(VariableScope scope) {
        var made = scope instanceof TaskEntity task ? task.getCreateTime() : new Date(Long.MAX_VALUE / 1_000);
        return String.valueOf(forms.versionAt(String.valueOf(form.getValue(scope)), made.toInstant()));
    }

    @Override
    public void setValue(Object value, VariableScope scope) {
        throw new UnsupportedOperationException("The version of a form is read only");
    }

    @Override
    public String getExpressionText() {
        return "version of " + form.getExpressionText();
    }

    @Override
    public boolean isLiteralText() {
        return false;
    }
}
