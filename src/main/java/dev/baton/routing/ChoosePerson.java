package dev.baton.routing;

import dev.baton.casefile.CaseEvent.GroupPassedOver;
import dev.baton.casefile.CaseEvent.PersonChosen;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.HolderLeft.Successor;
import dev.baton.routing.choice.Choosing;
import dev.baton.routing.choice.Wanted;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whom an escalation asks: somebody else than who holds the case or was asked before. Where a group of experts has nobody else who is
 * there, somebody of the next authority above it is asked for the work. Where a group with authority has nobody else, the path goes on
 * to more; where there is no more, everybody of the group is asked, together.
 */
@Component
class ChoosePerson implements JavaDelegate {

    private final Choosing choosing;
    private final NextAuthority authority;
    private final CaseFile caseFile;

    ChoosePerson(Choosing choosing, NextAuthority authority, CaseFile caseFile) {
        this.choosing = choosing;
        this.authority = authority;
        this.caseFile = caseFile;
    }

    /** @param nobody why nobody of the group itself is it; null where somebody is */
    private record Found(@Nullable Successor next, @Nullable String nobody) {}

    @Override
    public void execute(DelegateExecution execution) {
        var group = (String) execution.getVariable("toGroup");
        var found = choose(execution, group);
        var next = found.next();
        var nowhereElse = isAligned(execution) || group.equals(execution.getVariable("nobodyIn"));
        execution.setVariable("person", next == null ? null : next.person());
        execution.setVariable("somebodyThere", next != null || nowhereElse);
        if (next == null) {
            execution.setVariable("nobodyIn", group);
            execution.setVariable("requestedKind", "hierarchical");
        }
        if (next == null && nowhereElse && !choosing.isAnybodyThere(group)) {
            execution.setVariable("toGroup", authority.lastResort());
        }
        if (next == null ? !nowhereElse : !next.group().equals(group)) {
            caseFile.record(new GroupPassedOver(number(execution), group, found.nobody()));
        }
        if (next != null) {
            execution.setVariable("toGroup", next.group());
            tell(execution, next);
        }
    }

    private void tell(DelegateExecution execution, Successor next) {
        if (!isAligned(execution)) {
            caseFile.record(new PersonChosen(number(execution), next.person(), next.group(), next.why()));
        }
    }

    private Found choose(DelegateExecution execution, String group) {
        if (isAligned(execution)) {
            var holder = (String) execution.getVariable("alignedHolder");
            return new Found(holder == null ? null : new Successor(holder, group, "asked already"), null);
        }
        var skill = (String) execution.getVariable("skill");
        var notAgain = lines((String) execution.getVariable("notAgain"));
        var found = one(new Wanted(group, skill, notAgain, number(execution)));
        return found.next() == null && "functional".equals(execution.getVariable("kind"))
                ? expert(group, skill, number(execution))
                : found;
    }

    /** Who was asked for something else before can be asked for this as well, but nobody for the work they have. */
    private Found expert(String group, @Nullable String skill, CaseNumber number) {
        var wanted = new Wanted(group, skill, lines(caseFile.get(number).responsible()), number);
        var found = one(wanted);
        return found.nobody() == null
                ? found
                : new Found(authority.above(wanted, found.nobody()).orElse(null), found.nobody());
    }

    private Found one(Wanted wanted) {
        var choice = choosing.best(wanted);
        return choice.person() == null
                ? new Found(null, choice.why())
                : new Found(new Successor(choice.person(), wanted.group(), choice.why()), null);
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
