package dev.baton.escalation.accountsteps;

import dev.baton.casefile.HolderLeft.Successors;
import dev.baton.escalation.accounts.AccountEscalation;
import dev.baton.escalation.accounts.AccountEscalationRecords;
import dev.baton.escalation.accounts.Responsible;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The bean {@code accountEscalations}: what a model may ask about the account escalation it handles. */
@Component("accountEscalations")
public class ModelAccountEscalations {

    private final AccountEscalationRecords escalations;
    private final Successors successors;

    ModelAccountEscalations(AccountEscalationRecords escalations, Successors successors) {
        this.escalations = escalations;
        this.successors = successors;
    }

    /** For {@code camunda:candidateGroups}: Customer Success; the next authority while nobody is there. */
    public List<String> accepting(DelegateExecution execution) {
        return List.of(successors.of(Responsible.OWNERS, null).group());
    }

    /** For {@code camunda:assignee}: the one person directly responsible. */
    public String responsible(DelegateExecution execution) {
        return of(execution).responsible();
    }

    /** For timers and due dates: by when the step has to be done that is open now; null where none has to be. */
    public @Nullable Date due(DelegateExecution execution) {
        return date(of(execution).due());
    }

    /** For timers and due dates: by when the contacts of the account hear of it next. */
    public Date nextUpdate(DelegateExecution execution) {
        return Objects.requireNonNull(date(of(execution).nextUpdate()));
    }

    private AccountEscalation of(DelegateExecution execution) {
        return escalations.get(execution.getProcessBusinessKey());
    }

    private static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }
}
