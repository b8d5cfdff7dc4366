package dev.baton.engine.facts;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotWritableException;
import org.jspecify.annotations.Nullable;

/** Names in expressions that are facts of the case whose process is at work. */
public class FactsOfExpressions extends ELResolver {

    private final KnownFacts facts;

    public FactsOfExpressions(KnownFacts facts) {
        this.facts = facts;
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        var number = base == null && property instanceof String name && facts.knows(name) ? number(context) : null;
        if (number == null) {
            return null;
        }
        context.setPropertyResolved(true);
        return facts.of(number, (String) property);
    }

    private static @Nullable String number(ELContext context) {
        var scope = context.getContext(VariableScope.class);
        var execution = scope instanceof DelegateTask task ? task.getExecution() : scope;
        return execution instanceof DelegateExecution running ? running.getProcessBusinessKey() : null;
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
        var value = getValue(context, base, property);
        return value == null ? null : value.getClass();
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, Object property, Object value) {
        if (base == null && property instanceof String name && facts.knows(name)) {
            throw new PropertyNotWritableException("\"%s\" is a fact of the case".formatted(name));
        }
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
        return true;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
        return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return Object.class;
    }
}
