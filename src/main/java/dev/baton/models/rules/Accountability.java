package dev.baton.models.rules;

import dev.baton.models.reading.ModelElement;
import dev.baton.models.reading.ModelProblems;
import java.util.Optional;
import java.util.regex.Pattern;

/** Every user task names an activity of {@code raci.dmn}, which has one Accountable for it whatever the case is. */
public class Accountability implements ModelRule {

    private static final Pattern ASKED =
            Pattern.compile("raci\\.doers\\(\\s*(?:execution\\s*,\\s*)?['\"](\\w+)['\"]\\s*\\)");

    private final RaciMatrix matrix;

    public Accountability(RaciMatrix matrix) {
        this.matrix = matrix;
    }

    @Override
    public void check(ModelElement element, ModelProblems problems) {
        if (element.is("userTask")) {
            activity(element)
                    .ifPresentOrElse(
                            activity -> matrix.objection(activity).ifPresent(reason -> problems.add(element, reason)),
                            () -> problems.add(element, missing()));
        }
    }

    private String missing() {
        return "does not say which activity of raci.dmn it is; give it the extension property \"activity\" (one of %s) or the candidate groups ${raci.doers(execution,'…')}"
                .formatted(String.join(", ", matrix.activities()));
    }

    private static Optional<String> activity(ModelElement task) {
        return property(task).or(() -> task.attribute("candidateGroups").flatMap(Accountability::asked));
    }

    private static Optional<String> property(ModelElement task) {
        return task.children()
                .filter(child -> child.is("extensionElements"))
                .flatMap(ModelElement::children)
                .filter(child -> child.is("properties"))
                .flatMap(ModelElement::children)
                .filter(child -> child.is("property"))
                .filter(property ->
                        property.attribute("name").filter("activity"::equals).isPresent())
                .flatMap(property -> property.attribute("value").stream())
                .findFirst();
    }

    private static Optional<String> asked(String candidates) {
        var asked = ASKED.matcher(candidates);
        return asked.find() ? Optional.of(asked.group(1)) : Optional.empty();
    }
}
