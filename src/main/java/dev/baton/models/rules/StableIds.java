package dev.baton.models.rules;

import dev.baton.models.reading.ModelElement;
import dev.baton.models.reading.ModelProblems;
import java.util.Set;
import java.util.regex.Pattern;

/** Elements that history, reports and upgrades refer to have ids that were not generated, and a process says how long its history is kept. */
public class StableIds implements ModelRule {

    private static final Pattern GENERATED = Pattern.compile(".*_[01][a-z0-9]{6}");
    private static final Set<String> ALSO_NAMED = Set.of(
            "process",
            "subProcess",
            "callActivity",
            "transaction",
            "message",
            "signal",
            "error",
            "escalation",
            "decision");

    @Override
    public void check(ModelElement element, ModelProblems problems) {
        if (isNamed(element)) {
            element.ownId()
                    .filter(id -> GENERATED.matcher(id).matches())
                    .ifPresent(id -> problems.add(
                            element, "has a generated id; give it one that says what it is, like userTask_triageCase"));
        }
        if (keepsHistory(element)
                && element.attribute("historyTimeToLive")
                        .filter(time -> !time.isBlank())
                        .isEmpty()) {
            problems.add(
                    element, "does not say how long its history is kept; set the history time to live, like P365D");
        }
    }

    private static boolean isNamed(ModelElement element) {
        var kind = element.kind();
        return ALSO_NAMED.contains(kind)
                || kind.endsWith("Task")
                || kind.equals("task")
                || kind.endsWith("Event")
                || kind.endsWith("Gateway");
    }

    private static boolean keepsHistory(ModelElement element) {
        return element.is("decision")
                || element.is("process")
                        && element.attribute("isExecutable")
                                .filter("true"::equals)
                                .isPresent();
    }
}
