package dev.baton.engine.rules;

import dev.baton.engine.PlainAnswers;
import dev.baton.engine.RuleFailed;
import dev.baton.engine.facts.FactsOfDecisions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionResultEntriesImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionResultImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.jspecify.annotations.Nullable;

/**
 * Every decision is asked here, by models and by Baton. One that fails, or says nothing where something is needed, is answered
 * plainly where it may be, which is told; else it is a {@link RuleFailed}.
 */
public class RuleEngine extends DefaultDmnEngine {

    private final PlainAnswers answers;
    private final Consumer<RuleFailed> told;
    private final FactsOfDecisions facts;
    private final AskedTables asked;
    private final FailingRow failingRow = new FailingRow();

    /**
     * @param configuration one that has built an engine
     * @param asked listens to that engine
     */
    RuleEngine(
            DefaultDmnEngineConfiguration configuration,
            PlainAnswers answers,
            FactsOfDecisions facts,
            AskedTables asked,
            Consumer<RuleFailed> told) {
        super(configuration);
        this.answers = answers;
        this.facts = facts;
        this.asked = asked;
        this.told = told;
    }

    /** By a process: the facts of its case are known as well. */
    @Override
    public DmnDecisionResult evaluateDecision(DmnDecision decision, VariableContext variables) {
        return ask(decision, file(decision), null, facts.behind(variables));
    }

    /**
     * @param file the decision stands in
     * @param version of the decision, where it does not say so itself
     */
    public DmnDecisionResult ask(DmnDecision decision, String file, @Nullable Integer version, VariableContext facts) {
        try {
            var result =
                    asked.during(decision, version, this.facts.asking(), () -> super.evaluateDecision(decision, facts));
            objection(decision, result).ifPresent(objection -> {
                throw failingRow.failure(decision, file, facts, objection, null);
            });
            return result;
        } catch (RuleFailed failed) {
            return plainly(decision, failed);
        } catch (RuntimeException failed) {
            return plainly(decision, failingRow.failure(decision, file, facts, null, failed));
        }
    }

    private Optional<String> objection(DmnDecision decision, DmnDecisionResult result) {
        var answer = result.size() == 1 ? result.get(0).getEntryMap() : Map.<String, Object>of();
        return answers.objection(decision.getKey(), answer)
                .map(objection -> result.size() == 1
                        ? objection
                        : result.isEmpty() ? "no row applies" : "more than one row applies");
    }

    /** The plain answer to a decision that there is not, which is told. */
    public Map<String, Object> instead(RuleFailed missing) {
        var answer = answers.to(missing.rule()).orElseThrow(() -> missing);
        told.accept(missing);
        return answer;
    }

    private DmnDecisionResult plainly(DmnDecision decision, RuleFailed failed) {
        var answer = answers.to(decision.getKey()).orElseThrow(() -> failed);
        told.accept(failed);
        var row = new DmnDecisionResultEntriesImpl();
        answer.forEach((output, value) -> row.putValue(output, Variables.untypedValue(value)));
        return new DmnDecisionResultImpl(List.of(row));
    }

    private static String file(DmnDecision decision) {
        return decision instanceof DecisionDefinition deployed ? deployed.getResourceName() : "";
    }
}
