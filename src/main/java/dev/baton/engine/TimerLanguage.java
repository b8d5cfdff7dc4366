package dev.baton.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;

/** Times as timers say them, in the engine's own reading. */
public final class TimerLanguage {

    private TimerLanguage() {}

    /**
     * Whether a due date can be computed from it.
     *
     * @param kind the model's element: {@code timeDate}, {@code timeDuration} or {@code timeCycle}
     * @param text what it says, without an expression
     */
    public static boolean understands(String kind, String text) {
        try {
            return calendar(kind).resolveDuedate(text.strip()) != null;
        } catch (ProcessEngineException notUnderstood) {
            return false;
        }
    }

    private static BusinessCalendar calendar(String kind) {
        return switch (kind) {
            case "timeDuration" -> new DurationBusinessCalendar();
            case "timeCycle" -> new CycleBusinessCalendar();
            default -> new DueDateBusinessCalendar();
        };
    }
}
