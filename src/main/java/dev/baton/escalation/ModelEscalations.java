package dev.baton.escalation;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.EscalationKind;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The bean {@code escalations}: what a model may ask about the escalations of its case. */
@Component("escalations")
public class ModelEscalations {

    private final Escalations escalations;

    ModelEscalations(Escalations escalations) {
        this.escalations = escalations;
    }

    /** The highest level of authority an open escalation has reached, 0 where there is none. */
    public int level(DelegateExecution execution) {
        return highest(execution, EscalationKind.HIERARCHICAL);
    }

    /** The highest support line an open escalation has reached above the first, 0 where there is none. */
    public int line(DelegateExecution execution) {
        return highest(execution, EscalationKind.FUNCTIONAL);
    }

    /** Whether someone is being asked to take charge and has not answered. */
    public boolean pending(DelegateExecution execution) {
        return open(execution, EscalationKind.HIERARCHICAL)
                .anyMatch(escalation -> escalation.state() == Escalation.State.REQUESTED && escalation.level() > 0);
    }

    private int highest(DelegateExecution execution, EscalationKind kind) {
        return open(execution, kind).mapToInt(Escalation::level).max().orElse(0);
    }

    private Stream<Escalation> open(DelegateExecution execution, EscalationKind kind) {
        Predicate<Escalation> ofKind = escalation -> escalation.kind() == kind;
        return escalations.openOf(new CaseNumber(execution.getProcessBusinessKey())).stream()
                .filter(ofKind);
    }
}
