package dev.baton.engine.facts;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a decision that a process asks can read: the variables of the process, and the facts of its case behind them. */
@Component
public class FactsOfDecisions {

    private final KnownFacts facts;

    FactsOfDecisions(KnownFacts facts) {
        this.facts = facts;
    }

    /** The business key of the process that asks; null where none does. */
    public @Nullable String asking() {
        var asking = Context.getBpmnExecutionContext();
        return asking == null ? null : asking.getExecution().getProcessBusinessKey();
    }

    /** The same where no process asks. */
    public VariableContext behind(VariableContext variables) {
        var asking = Context.getBpmnExecutionContext();
        return asking == null
                ? variables
                : new BothContexts(variables, facts.all(asking.getExecution().getProcessBusinessKey()));
    }

    private record BothContexts(VariableContext variables, Map<String, @Nullable Object> facts)
            implements VariableContext {

        @Override
        public @Nullable TypedValue resolve(String name) {
            return variables.containsVariable(name) || !facts.containsKey(name)
                    ? variables.resolve(name)
                    : Variables.untypedValue(facts.get(name));
        }

        @Override
        public boolean containsVariable(String name) {
            return variables.containsVariable(name) || facts.containsKey(name);
        }

        @Override
        public Set<String> keySet() {
            var all = new HashSet<>(variables.keySet());
            all.addAll(facts.keySet());
            return all;
        }
    }
}
