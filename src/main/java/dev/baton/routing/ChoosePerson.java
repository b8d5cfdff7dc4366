package dev.baton.routing;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseEvent.GroupPassedOver;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.HolderLeft.Successor;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whom an escalation asks: somebody else than who holds the case or was asked before. Where a group of experts has nobody else,
 * somebody of the next authority above it is asked for the work. Where a group with authority has nobody else, the path goes on to
 * more; where there is no more, everybody of the group is asked, together.
 */
@Component
class ChoosePerson implements JavaDelegate {

    private final People people;
    private final NextAuthority authority;
    private final CaseFile caseFile;

    ChoosePerson(People people, NextAuthority authority, CaseFile caseFile) {
        this.people = people;
        this.authority = authority;
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var group = (String) execution.getVariable("toGroup");
        var chosen = choose(execution, group);
        var nowhereElse = isAligned(execution) || group.equals(execution.getVariable("nobodyIn"));
        execution.setVariable("person", chosen.map(Successor::person).orElse(null));
        execution.setVariable("somebodyThere", chosen.isPresent() || nowhereElse);
        if (chosen.isEmpty()) {
            execution.setVariable("nobodyIn", group);
            execution.setVariable("requestedKind", "hierarchical");
        }
        if (chosen.isEmpty() && nowhereElse && !people.isAnybodyIn(group)) {
            execution.setVariable("toGroup", people.lastResort());
        }
        chosen.ifPresent(next -> execution.setVariable("toGroup", next.group()));
        if (chosen.isEmpty() ? !nowhereElse : !chosen.get().group().equals(group)) {
            caseFile.record(new GroupPassedOver(number(execution), group));
        }
    }

    private Optional<Successor> choose(DelegateExecution execution, String group) {
        if (isAligned(execution)) {
            return Optional.ofNullable((String) execution.getVariable("alignedHolder"))
                    .map(person -> new Successor(person, group));
        }
        var skill = (String) execution.getVariable("skill");
        var other = people.other(group, skill, lines((String) execution.getVariable("notAgain")))
                .map(person -> new Successor(person, group));
        return "functional".equals(execution.getVariable("kind"))
                ? other.or(() -> expert(group, skill, caseFile.get(number(execution))))
                : other;
    }

    /** Who was asked for something else before can be asked for this as well, but nobody for the work they have. */
    private Optional<Successor> expert(String group, @Nullable String skill, Case subject) {
        var has = lines(subject.responsible());
        return people.other(group, skill, has)
                .map(person -> new Successor(person, group))
                .or(() -> authority.above(group, has));
    }

    private static CaseNumber number(DelegateExecution execution) {
        return new CaseNumber(execution.getProcessBusinessKey());
    }

    private static boolean isAligned(DelegateExecution execution) {
        return Boolean.TRUE.equals(execution.getVariable("aligned"));
    }

    private static Set<String> lines(@Nullable String text) {
        return text == null ? Set.of() : text.lines().collect(Collectors.toSet());
    }
}
