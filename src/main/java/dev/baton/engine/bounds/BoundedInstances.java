package dev.baton.engine.bounds;

import java.util.Collection;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/** How often an activity of several instances is there at most, before the engine makes the first of them. */
public class BoundedInstances extends AbstractBpmnParseListener {

    static final int MOST = 500;

    @Override
    public void parseMultiInstanceLoopCharacteristics(Element activity, Element loop, ActivityImpl body) {
        var behavior = (MultiInstanceActivityBehavior) body.getActivityBehavior();
        if (behavior.getLoopCardinalityExpression() != null) {
            behavior.setLoopCardinalityExpression(new Counted(behavior.getLoopCardinalityExpression()));
        }
        if (behavior.getCollectionExpression() != null) {
            behavior.setCollectionExpression(new Counted(behavior.getCollectionExpression()));
        } else if (behavior.getCollectionVariable() != null) {
            behavior.setCollectionExpression(new Counted(new Variable(behavior.getCollectionVariable())));
            behavior.setCollectionVariable(null);
        }
    }

    private record Counted(Expression expression) implements Expression {

        @Override
        public Object getValue(VariableScope scope) {
            return checked(expression.getValue(scope));
        }

        private static @Nullable Object checked(@Nullable Object several) {
            if (number(several) > MOST) {
                throw new ProcessEngineException("An activity has at most %d instances".formatted(MOST));
            }
            return several;
        }

        /** A text that is no number is left to the engine to refuse. */
        private static double number(@Nullable Object several) {
            if (several instanceof Collection<?> all) {
                return all.size();
            }
            return several instanceof Number number
                    ? number.doubleValue()
                    : several instanceof String text && text.matches("\\+?\\d{1,10}")
                            ? Long.parseLong(text.replace("+", ""))
                            : 0;
        }

        @Override
        public void setValue(Object value, VariableScope scope) {
            expression.setValue(value, scope);
        }

        @Override
        public String getExpressionText() {
            return expression.getExpressionText();
        }

        @Override
        public boolean isLiteralText() {
            return expression.isLiteralText();
        }
    }

    private record Variable(String name) implements Expression {

        @Override
        public Object getValue(VariableScope scope) {
            return scope.getVariable(name);
        }

        @Override
        public void setValue(Object value, VariableScope scope) {
            throw new UnsupportedOperationException("A collection is read only");
        }

        @Override
        public String getExpressionText() {
            return "${%s}".formatted(name);
        }

        @Override
        public boolean isLiteralText() {
            return false;
        }
    }
}
