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

        /** As the engine reads it: any digits in a text, and of a number what fits into its own. */
        private static double number(@Nullable Object several) {
            if (several instanceof Collection<?> all) {
                return all.size();
            }
            if (several instanceof Number number) {
                return Math.max(Math.abs(number.doubleValue()), number.intValue());
            }
            try {
                return several instanceof String text ? Integer.parseInt(text) : 0;
            } catch (NumberFormatException leftToTheEngineToRefuse) {
                return 0;
            }
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
