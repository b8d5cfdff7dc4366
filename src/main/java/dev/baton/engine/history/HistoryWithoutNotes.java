package dev.baton.engine.history;

import dev.baton.engine.VariablesToldElsewhere;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.jspecify.annotations.Nullable;

/**
 * Full history, but for what people write in free text, which passes through the engine on its way to the case file and leaves no
 * trace in the engine's tables, and for the variables whose values the trail of the case tells.
 */
public class HistoryWithoutNotes implements HistoryLevel {

    static final String NAME = "baton";

    private static final String NOTE = "note_";

    private final VariablesToldElsewhere elsewhere;

    public HistoryWithoutNotes(VariablesToldElsewhere elsewhere) {
        this.elsewhere = elsewhere;
    }

    @Override
    public int getId() {
        return 17;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, @Nullable Object entity) {
        if (type == HistoryEventTypes.FORM_PROPERTY_UPDATE) {
            return false;
        }
        return !(entity instanceof VariableInstanceEntity variable
                && (variable.getName().startsWith(NOTE)
                        || elsewhere.isTold(variable.getProcessDefinitionId(), variable.getName())));
    }
}
