package dev.baton.routing;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whom an escalation asks: somebody else than who holds the case or was asked before. Where the group has nobody else the next
 * authority is asked; where there is none above it, everybody of the group is, together.
 */
@Component
class ChoosePerson implements JavaDelegate {

    private final People people;

    ChoosePerson(People people) {
        this.people = people;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var group = (String) execution.getVariable("toGroup");
        var person = isAligned(execution)
                ? Optional.ofNullable((String) execution.getVariable("alignedHolder"))
                : choose(execution, group);
        var nowhereElse = isAligned(execution) || group.equals(execution.getVariable("nobodyIn"));
        execution.setVariable("person", person.orElse(null));
        execution.setVariable("somebodyThere", person.isPresent() || nowhereElse);
        if (person.isEmpty()) {
            execution.setVariable("nobodyIn", group);
            execution.setVariable("requestedKind", "hierarchical");
        }
        if (person.isEmpty() && nowhereElse && !people.isAnybodyIn(group)) {
            execution.setVariable("toGroup", people.lastResort());
        }
    }

    private Optional<String> choose(DelegateExecution execution, String group) {
        var skill = (String) execution.getVariable("skill");
        var other = people.other(group, skill, lines((String) execution.getVariable("notAgain")));
        return "functional".equals(execution.getVariable("kind"))
                ? other.or(() -> people.other(group, skill, Set.of()))
                : other;
    }

    private static boolean isAligned(DelegateExecution execution) {
        return Boolean.TRUE.equals(execution.getVariable("aligned"));
    }

    private static Set<String> lines(@Nullable String text) {
        return text == null ? Set.of() : text.lines().collect(Collectors.toSet());
    }
}
