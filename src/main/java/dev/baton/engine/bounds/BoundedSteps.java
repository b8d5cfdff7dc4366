package dev.baton.engine.bounds;

import java.lang.ref.WeakReference;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/**
 * A process that goes round without waiting would hold its thread and its transaction for ever: it is stopped, and nothing of it is
 * kept. The engine tells each step it begins as an event of its history.
 */
public class BoundedSteps implements HistoryEventHandler {

    static final int MOST = 5_000;

    private final ThreadLocal<Count> counts = new ThreadLocal<>();

    private static final class Count {

        private final WeakReference<CommandContext> command;
        private int steps;

        Count(CommandContext command) {
            this.command = new WeakReference<>(command);
        }
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        var command = Context.getCommandContext();
        if (command != null
                && event instanceof HistoricActivityInstanceEventEntity
                && event.isEventOfType(HistoryEventTypes.ACTIVITY_INSTANCE_START)
                && ++countOf(command).steps > MOST) {
            throw new ProcessEngineException(
                    "A process takes at most %d steps without waiting; nothing of these was kept".formatted(MOST));
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    private Count countOf(CommandContext command) {
        var count = counts.get();
        if (count == null || count.command.get() != command) {
            count = new Count(command);
            counts.set(count);
        }
        return count;
    }
}
