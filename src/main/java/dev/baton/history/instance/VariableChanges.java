package dev.baton.history.instance;

import dev.baton.engine.Redaction;
import dev.baton.history.Element;
import dev.baton.history.instance.InstanceStory.VariableChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.variable.value.PrimitiveValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Every value a variable had. Free text is never among them, since the engine does not keep it; what is named like a secret, and what
 * is no plain value, stays out.
 */
@Component
class VariableChanges {

    private static final Pattern SECRET =
            Pattern.compile("note_.*|.*(password|passwort|secret|token|apikey|api_key).*", Pattern.CASE_INSENSITIVE);
    private static final String HIDDEN = "•••";

    private final HistoryService history;
    private final Redaction redaction;

    VariableChanges(HistoryService history, Redaction redaction) {
        this.history = history;
        this.redaction = redaction;
    }

    List<VariableChange> of(
            String instance, List<HistoricActivityInstance> entered, Map<String, Element> elements, int limit) {
        var places = new HashMap<String, String>();
        entered.forEach(one -> places.put(
                one.getId(),
                elements.containsKey(one.getActivityId())
                        ? elements.get(one.getActivityId()).name()
                        : one.getActivityId()));
        return history
                .createHistoricDetailQuery()
                .variableUpdates()
                .processInstanceId(instance)
                .disableBinaryFetching()
                .disableCustomObjectDeserialization()
                .orderByTime()
                .asc()
                .orderPartiallyByOccurrence()
                .asc()
                .listPage(0, limit)
                .stream()
                .map(HistoricVariableUpdate.class::cast)
                .map(update -> new VariableChange(
                        update.getTime().toInstant(),
                        update.getVariableName(),
                        update.getTypeName(),
                        value(update),
                        places.get(update.getActivityInstanceId())))
                .toList();
    }

    private @Nullable String value(HistoricVariableUpdate update) {
        if (SECRET.matcher(update.getVariableName()).matches()) {
            return HIDDEN;
        }
        var value = update.getTypedValue();
        if (value == null || value.getValue() == null) {
            return null;
        }
        return value instanceof PrimitiveValue<?>
                ? redaction.redact(value.getValue().toString())
                : HIDDEN;
    }
}
