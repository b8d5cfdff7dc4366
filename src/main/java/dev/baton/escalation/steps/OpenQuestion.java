package dev.baton.escalation.steps;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Refusal;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationRecords;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The escalation a task is about, while it can still be answered. */
@Component
class OpenQuestion {

    private final EscalationRecords escalations;
    private final CaseFile caseFile;

    OpenQuestion(EscalationRecords escalations, CaseFile caseFile) {
        this.escalations = escalations;
        this.caseFile = caseFile;
    }

    /** Fails with {@link Refusal} where it has ended meanwhile. Until the transaction ends nobody else changes the case. */
    Escalation of(DelegateTask task) {
        caseFile.lock(new CaseNumber(task.getExecution().getProcessBusinessKey()));
        var escalation = escalations.get(((Number) task.getVariable("escalation")).longValue());
        if (!escalation.state().isOpen()) {
            throw new Refusal(
                    "escalation",
                    "The escalation of %s has ended meanwhile (%s). There is nothing left to answer: go on with the case as it is, or escalate it again."
                            .formatted(
                                    escalation.caseNumber(),
                                    Objects.requireNonNullElse(escalation.endedBecause(), "it was declined")));
        }
        return escalation;
    }

    /** Who has the task; where nobody took it, who is logged in; where a program completes it, who was asked or has the case. */
    String answeredBy(DelegateTask task, Escalation escalation) {
        return Stream.of(task.getAssignee(), login(), escalation.holder())
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> Optional.ofNullable(
                        caseFile.get(new CaseNumber(escalation.caseNumber())).accountable()))
                .orElseThrow();
    }

    private static @Nullable String login() {
        var login = SecurityContextHolder.getContext().getAuthentication();
        return login == null || login instanceof AnonymousAuthenticationToken ? null : login.getName();
    }
}
