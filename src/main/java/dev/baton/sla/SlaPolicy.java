package dev.baton.sla;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What {@code sla.dmn} gives a case: a budget for each clock by priority, tightened by what is known of case and account. */
@Component
class SlaPolicy {

    private static final List<ClockName> BUDGETED = List.of(
            ClockName.TRIAGE,
            ClockName.FIRST_REPLY,
            ClockName.NEXT_REPLY,
            ClockName.RESOLUTION,
            ClockName.INACTIVITY,
            ClockName.TAKE_CHARGE);

    private final DecisionService decisions;

    SlaPolicy(DecisionService decisions) {
        this.decisions = decisions;
    }

    /**
     * @param facts as models name them; {@code priority} is null before triage
     */
    Map<ClockName, Budget> budgets(Map<String, Object> facts) {
        var budgets = byPriority(facts);
        for (var rule : tightening(facts)) {
            budgets.computeIfPresent(ClockName.of((String) rule.get("clock")), (name, budget) -> tighten(budget, rule));
        }
        return budgets;
    }

    private Map<ClockName, Budget> byPriority(Map<String, Object> facts) {
        var row = evaluate("setBudgets", facts).get(0);
        var because = facts.get("priority") == null ? "not yet triaged" : "priority " + facts.get("priority");
        var budgets = new EnumMap<ClockName, Budget>(ClockName.class);
        BUDGETED.forEach(name -> budgets.put(name, new Budget(duration(row.get(name.id())), because)));
        return budgets;
    }

    private List<Map<String, Object>> tightening(Map<String, Object> facts) {
        var rules = new java.util.ArrayList<>(evaluate("tightenBudgets", facts));
        rules.addAll(evaluate("tightenByAccount", facts));
        return rules;
    }

    private static Budget tighten(Budget budget, Map<String, Object> rule) {
        var because = String.valueOf(rule.get("because"));
        var tightened = budget;
        if (rule.get("atMost") != null) {
            tightened = tightened.atMost(duration(rule.get("atMost")), because);
        }
        if (rule.get("factor") instanceof Number factor) {
            var seconds = Math.round(budget.time().toSeconds() * factor.doubleValue());
            tightened = tightened.atMost(Duration.ofSeconds(seconds), because);
        }
        return tightened;
    }

    private List<Map<String, Object>> evaluate(String decision, Map<String, Object> facts) {
        var variables = new HashMap<>(facts);
        variables.putIfAbsent("priority", null);
        return decisions
                .evaluateDecisionTableByKey(decision)
                .variables(variables)
                .evaluate()
                .getResultList();
    }

    private static Duration duration(@Nullable Object iso) {
        return Duration.parse((String) requireNonNull(iso));
    }
}
