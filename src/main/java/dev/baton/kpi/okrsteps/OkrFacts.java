package dev.baton.kpi.okrsteps;

import dev.baton.engine.CaseFacts;
import dev.baton.kpi.okrcourse.Course;
import dev.baton.kpi.okrcourse.Figured;
import dev.baton.kpi.okrs.Objective;
import dev.baton.kpi.okrs.Objectives;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the form of a check-in shows of its objective. */
@Component
class OkrFacts implements CaseFacts {

    private static final Set<String> NAMES = Set.of("objective", "keyResults");

    private final Objectives objectives;
    private final Course course;

    OkrFacts(Objectives objectives, Course course) {
        this.objectives = objectives;
        this.course = course;
    }

    @Override
    public Set<String> names() {
        return NAMES;
    }

    /** Rules know nothing of it: figures are not counted for them. */
    @Override
    public Map<String, ? extends @Nullable Object> of(String number) {
        return Map.of();
    }

    @Override
    public Map<String, ? extends @Nullable Object> ofTask(String task, String number) {
        return Objective.isNumber(number)
                ? objectives.find(number).map(this::told).orElse(Map.of())
                : Map.of();
    }

    private Map<String, @Nullable Object> told(Objective one) {
        var facts = new HashMap<String, @Nullable Object>();
        facts.put("objective", "%s (%s)".formatted(one.title(), one.quarter()));
        facts.put(
                "keyResults",
                course.of(one).stream()
                        .map(progress -> "- " + Figured.told(progress, Locale.ENGLISH))
                        .collect(Collectors.joining("\n")));
        return facts;
    }
}
