package dev.baton.history.instance;

import dev.baton.history.instance.TakenDecision.Answer;
import dev.baton.history.instance.TakenDecision.Rule;
import dev.baton.history.instance.TakenDecision.Table;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricDecisionInputInstance;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** TakenDecisions an instance asked, each beside the table as it was then. */
@Component
class TakenDecisions {

    private final HistoryService history;
    private final RepositoryService repository;

    TakenDecisions(HistoryService history, RepositoryService repository) {
        this.history = history;
        this.repository = repository;
    }

    List<TakenDecision> of(String instance, int limit) {
        var definitions = new HashMap<String, Optional<Known>>();
        return history
                .createHistoricDecisionInstanceQuery()
                .processInstanceId(instance)
                .includeInputs()
                .includeOutputs()
                .disableCustomObjectDeserialization()
                .orderByEvaluationTime()
                .asc()
                .listPage(0, limit)
                .stream()
                .map(one -> told(one, definitions.computeIfAbsent(one.getDecisionDefinitionId(), this::known)))
                .toList();
    }

    /** A version of a decision, and its table where it is one. */
    private record Known(
            DecisionDefinition definition, @Nullable Table table) {}

    private Optional<Known> known(String definition) {
        return Optional.ofNullable(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionId(definition)
                        .singleResult())
                .map(found -> new Known(found, table(found)));
    }

    private @Nullable Table table(DecisionDefinition definition) {
        var model =
                repository.getDmnModelInstance(definition.getId()).<Decision>getModelElementById(definition.getKey());
        return model != null && model.getExpression() instanceof DecisionTable table ? table(table) : null;
    }

    private static TakenDecision told(HistoricDecisionInstance one, Optional<Known> known) {
        var inputs = new LinkedHashMap<String, String>();
        one.getInputs().forEach(input -> inputs.put(label(input), text(input.getValue())));
        var fired = new LinkedHashSet<String>();
        one.getOutputs().stream()
                .map(HistoricDecisionOutputInstance::getRuleId)
                .filter(Objects::nonNull)
                .forEach(fired::add);
        return new TakenDecision(
                one.getId(),
                one.getDecisionDefinitionKey(),
                Objects.requireNonNullElse(one.getDecisionDefinitionName(), one.getDecisionDefinitionKey()),
                known.map(found -> found.definition().getVersion()).orElse(null),
                one.getActivityId(),
                one.getEvaluationTime().toInstant(),
                inputs,
                one.getOutputs().stream().map(TakenDecisions::answer).toList(),
                List.copyOf(fired),
                known.map(Known::table).orElse(null));
    }

    private static Answer answer(HistoricDecisionOutputInstance output) {
        var name = Objects.requireNonNullElse(output.getClauseName(), String.valueOf(output.getVariableName()));
        return new Answer(
                output.getRuleId(),
                Objects.requireNonNullElse(output.getVariableName(), name),
                text(output.getValue()));
    }

    private static String label(HistoricDecisionInputInstance input) {
        return Objects.requireNonNullElse(input.getClauseName(), input.getClauseId());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "–" : value.toString();
    }

    private static Table table(DecisionTable table) {
        return new Table(
                table.getHitPolicy().name(),
                table.getInputs().stream().map(TakenDecisions::label).toList(),
                table.getOutputs().stream().map(TakenDecisions::label).toList(),
                table.getRules().stream().map(TakenDecisions::rule).toList());
    }

    private static Rule rule(org.camunda.bpm.model.dmn.instance.Rule rule) {
        return new Rule(
                rule.getId(),
                Stream.concat(
                                rule.getInputEntries().stream().map(entry -> written(entry.getText())),
                                rule.getOutputEntries().stream().map(entry -> written(entry.getText())))
                        .toList(),
                described(rule));
    }

    private static @Nullable String described(DmnElement rule) {
        return rule.getDescription() == null ? null : rule.getDescription().getTextContent();
    }

    private static String label(Input input) {
        return input.getLabel() == null || input.getLabel().isBlank()
                ? written(input.getInputExpression().getText())
                : input.getLabel();
    }

    private static String label(Output output) {
        return output.getLabel() == null || output.getLabel().isBlank()
                ? String.valueOf(output.getName())
                : output.getLabel();
    }

    private static String written(@Nullable Text text) {
        return text == null ? "" : text.getTextContent();
    }
}
