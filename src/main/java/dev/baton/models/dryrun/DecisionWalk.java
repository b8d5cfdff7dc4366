package dev.baton.models.dryrun;

import dev.baton.models.SampleCase;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.jspecify.annotations.Nullable;

/**
 * The way of a case through the decisions of its processes, in the order of the flow, each decision seeing what those before it
 * said. Gateways are not asked: all branches are gone. What Baton's beans would add is taken from the sample.
 */
class DecisionWalk {

    private static final Pattern TAKEN = Pattern.compile("\\$\\{decisionResult\\.getSingleResult\\(\\)\\.(\\w+)}");

    /** What a step cannot go on without. */
    private static final Set<String> NEEDED =
            Set.of("factsSuffice", "priority", "score", "reasons", "taskPriority", "team", "skill", "updateEvery");

    private final DmnEngine engine;
    private final Function<String, Optional<BpmnModelInstance>> processes;
    private final Function<String, Optional<DmnDecision>> decisions;

    DecisionWalk(
            DmnEngine engine,
            Function<String, Optional<BpmnModelInstance>> processes,
            Function<String, Optional<DmnDecision>> decisions) {
        this.engine = engine;
        this.processes = processes;
        this.decisions = decisions;
    }

    /** @param decision the one at which it went wrong */
    record Failure(String decision, String task, String reason) {}

    /** What went wrong on the way, where something did. */
    Optional<Failure> walk(String process, SampleCase sample) {
        var variables = new HashMap<String, @Nullable Object>(Map.of(
                "level", 0, "line", 0, "pending", false, "trigger", "requested", "escalated", false, "authority", 0));
        variables.put("requestedKind", null);
        variables.putAll(sample.facts());
        try {
            enter(process, variables, new LinkedHashSet<>());
            return Optional.empty();
        } catch (Failed failed) {
            return Optional.of(failed.failure);
        }
    }

    private static class Failed extends RuntimeException {

        private final transient Failure failure;

        Failed(BusinessRuleTask task, String reason) {
            super(reason, null, false, false);
            this.failure = new Failure(task.getCamundaDecisionRef(), task.getId(), reason);
        }
    }

    private void enter(String process, Map<String, @Nullable Object> variables, Set<String> gone) {
        processes.apply(process).filter(model -> gone.add(process)).ifPresent(model -> {
            model.getModelElementsByType(StartEvent.class).forEach(start -> go(start, variables, gone));
            model.getModelElementsByType(BusinessRuleTask.class).forEach(task -> go(task, variables, gone));
        });
    }

    private void go(FlowNode node, Map<String, @Nullable Object> variables, Set<String> gone) {
        if (!gone.add(node.getId())) {
            return;
        }
        if (node instanceof BusinessRuleTask task && task.getCamundaDecisionRef() != null) {
            decisions.apply(task.getCamundaDecisionRef()).ifPresent(decision -> decide(task, decision, variables));
        } else if (node instanceof CallActivity call && call.getCalledElement() != null) {
            enter(call.getCalledElement(), variables, gone);
        }
        node.getOutgoing().forEach(flow -> go(flow.getTarget(), variables, gone));
    }

    private void decide(BusinessRuleTask task, DmnDecision decision, Map<String, @Nullable Object> variables) {
        var result = evaluate(task, decision, variables);
        var mapping = task.getCamundaMapDecisionResult();
        if ("singleEntry".equals(mapping)) {
            keep(task, task.getCamundaResultVariable(), entry(task, decision, result), variables);
        } else if ("singleResult".equals(mapping)) {
            var row = row(task, decision, result);
            outputs(task).forEach((variable, output) -> keep(task, variable, row.get(output), variables));
        }
    }

    private DmnDecisionResult evaluate(
            BusinessRuleTask task, DmnDecision decision, Map<String, @Nullable Object> variables) {
        try {
            return engine.evaluateDecision(decision, Variables.fromMap(variables));
        } catch (RuntimeException failed) {
            throw new Failed(task, "the decision %s fails: %s".formatted(decision.getKey(), failed.getMessage()));
        }
    }

    private static Map<String, Object> row(BusinessRuleTask task, DmnDecision decision, DmnDecisionResult result) {
        if (result.size() != 1) {
            throw new Failed(
                    task,
                    "%s asks the decision %s, of which %s applies"
                            .formatted(
                                    task.getId(),
                                    decision.getKey(),
                                    result.isEmpty() ? "no row" : "more than one row"));
        }
        return result.get(0).getEntryMap();
    }

    private static @Nullable Object entry(BusinessRuleTask task, DmnDecision decision, DmnDecisionResult result) {
        return row(task, decision, result).values().stream().findFirst().orElse(null);
    }

    private static Map<String, String> outputs(BusinessRuleTask task) {
        var outputs = new HashMap<String, String>();
        if (task.getExtensionElements() != null) {
            task.getExtensionElements().getElementsQuery().filterByType(CamundaInputOutput.class).list().stream()
                    .flatMap(mapping -> mapping.getCamundaOutputParameters().stream())
                    .forEach(output -> {
                        var taken = TAKEN.matcher(output.getTextContent().strip());
                        if (taken.matches()) {
                            outputs.put(output.getCamundaName(), taken.group(1));
                        }
                    });
        }
        return outputs;
    }

    private static void keep(
            BusinessRuleTask task,
            @Nullable String variable,
            @Nullable Object value,
            Map<String, @Nullable Object> variables) {
        if (variable == null) {
            return;
        }
        if (value == null && NEEDED.contains(variable)) {
            throw new Failed(task, "%s leaves \"%s\" empty".formatted(task.getId(), variable));
        }
        variables.put(variable, value);
    }
}
