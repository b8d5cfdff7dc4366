package dev.baton.engine.guard;

import dev.baton.engine.facts.FactsOfExpressions;
import dev.baton.engine.facts.KnownFacts;
import dev.baton.engine.rules.FailedExpression;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.FunctionMapper;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one place where text becomes something to evaluate: expressions of models, filters and queries. It knows variables, facts of the
 * case, the execution, the task, the beans made for models and four functions, and answers nothing else.
 */
@Component
public class GuardedExpressions extends JuelExpressionManager {

    public static final Set<String> FUNCTIONS = Set.of("now", "dateTime", "currentUser", "currentUserGroups");

    private final ModelBeans models;
    private final KnownFacts facts;

    GuardedExpressions(ModelBeans models, KnownFacts facts) {
        this.facts = facts;
        this.models = models;
    }

    @Override
    public Expression createExpression(String expression) {
        return new Guarded(createValueExpression(expression), this, expression);
    }

    @Override
    public ValueExpression createValueExpression(String expression) {
        ExpressionSize.check(expression);
        return super.createValueExpression(expression);
    }

    /** Beans before variables: what somebody writes into a form must not stand where a model means a bean. */
    @Override
    protected ELResolver createElResolver() {
        var resolvers = new CompositeELResolver();
        resolvers.add(new NamedBeans(models));
        resolvers.add(new VariableScopeElResolver());
        resolvers.add(new FactsOfExpressions(facts));
        resolvers.add(new VariableContextElResolver());
        resolvers.add(new ArrayELResolver(true));
        resolvers.add(new ListELResolver(true));
        resolvers.add(new MapELResolver(true));
        resolvers.add(new GuardedMembers(models));
        return resolvers;
    }

    @Override
    protected FunctionMapper createFunctionMapper() {
        var all = super.createFunctionMapper();
        return new FunctionMapper() {
            @Override
            public java.lang.reflect.@Nullable Method resolveFunction(String prefix, String name) {
                return FUNCTIONS.contains(name) ? all.resolveFunction(prefix, name) : null;
            }
        };
    }

    /** A query has no execution: there, only what {@link QueryExpressions} lists is evaluated. */
    private static class Guarded extends JuelExpression {

        Guarded(ValueExpression value, JuelExpressionManager manager, String text) {
            super(value, manager, text);
        }

        @Override
        public Object getValue(@Nullable VariableScope scope, @Nullable BaseDelegateExecution execution) {
            if (scope == null) {
                QueryExpressions.check(getExpressionText());
            }
            try {
                var value = super.getValue(scope, execution);
                ExpressionSize.checkResult(value);
                return value;
            } catch (ProcessEngineException failed) {
                throw FailedExpression.told(getExpressionText(), scope, failed);
            }
        }
    }
}
