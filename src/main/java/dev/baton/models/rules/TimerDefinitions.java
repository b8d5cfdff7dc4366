package dev.baton.models.rules;

import dev.baton.engine.ExpressionLanguage;
import dev.baton.engine.TimerLanguage;
import dev.baton.models.reading.ModelElement;
import dev.baton.models.reading.ModelProblems;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A timer has a time, a duration or a cycle that the engine can compute. */
public class TimerDefinitions implements ModelRule {

    private static final Set<String> TIMES = Set.of("timeDate", "timeDuration", "timeCycle");

    private static final Set<String> COUNTED = Set.of("timeDuration", "timeCycle");
    private static final Pattern DAYS = Pattern.compile("(?:R\\d*/)?P[^T]*\\d[DWMY].*");

    @Override
    public void check(ModelElement element, ModelProblems problems) {
        if (element.is("timerEventDefinition") && times(element).size() != 1) {
            problems.add(element, "is a timer that does not say when it is due; give one date, duration or cycle");
        }
        if (TIMES.contains(element.kind()) && !isUnderstood(element)) {
            problems.add(
                    element,
                    "is due \"%s\", from which no time can be computed; write a date (2027-03-31T09:00:00Z), a duration (PT2H), "
                                    .formatted(element.text())
                            + "a cycle (R3/PT1H) or an expression");
        } else if (COUNTED.contains(element.kind())
                && DAYS.matcher(element.text()).matches()) {
            problems.add(
                    element,
                    "is due after \"%s\": does a day have 24 hours or those somebody works? Write hours of the wall clock (PT24H), "
                                    .formatted(element.text())
                            + "or ask a clock of sla.dmn: ${clocks.cycle(execution,'…')}");
        }
    }

    private static List<ModelElement> times(ModelElement timer) {
        return timer.children().filter(child -> TIMES.contains(child.kind())).toList();
    }

    private static boolean isUnderstood(ModelElement time) {
        return ExpressionLanguage.isIn(time.text()) || TimerLanguage.understands(time.kind(), time.text());
    }
}
