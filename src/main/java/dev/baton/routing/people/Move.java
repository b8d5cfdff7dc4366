package dev.baton.routing.people;

import dev.baton.casefile.CaseEvent;
import dev.baton.casefile.CaseEvent.AccountableNamed;
import dev.baton.casefile.CaseEvent.BatonPassed;
import dev.baton.casefile.CaseEvent.BriefGiven;
import dev.baton.casefile.CaseEvent.EscalationReassigned;
import dev.baton.casefile.CaseEvent.TaskGiven;
import dev.baton.casefile.CaseEvent.TaskReturned;
import dev.baton.casefile.CaseEvent.WorkGiven;
import dev.baton.casefile.CaseEvent.WorkHandedOver;
import dev.baton.casefile.CaseEvent.WorkToReturnChanged;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something of a case, or an account escalation, is with somebody else now.
 *
 * @param number of the case or account escalation
 * @param what {@code accountable}, {@code work}, {@code escalation}, {@code brief}, {@code account-escalation}, or the name of a task
 * @param to null where it is open to its team
 */
public record Move(String number, String what, @Nullable String to) {

    static Optional<Move> of(CaseEvent event) {
        var number = event.number().value();
        if (event instanceof BatonPassed passed) {
            return Optional.of(new Move(number, "accountable", passed.to()));
        } else if (event instanceof AccountableNamed named) {
            return Optional.of(new Move(number, "accountable", named.person()));
        } else if (event instanceof EscalationReassigned asked) {
            return Optional.of(new Move(number, "escalation", asked.to()));
        } else if (event instanceof BriefGiven brief) {
            return Optional.of(new Move(number, "brief", brief.to()));
        } else if (event instanceof WorkGiven given) {
            return Optional.of(new Move(number, "work", given.to()));
        } else if (event instanceof WorkToReturnChanged given) {
            return Optional.of(new Move(number, "work", given.to()));
        } else if (event instanceof WorkHandedOver over) {
            return Optional.of(new Move(number, "work", over.to()));
        } else if (event instanceof TaskGiven given) {
            return Optional.of(new Move(number, given.what(), given.to()));
        } else if (event instanceof TaskReturned returned) {
            return Optional.of(new Move(number, returned.what(), null));
        }
        return Optional.empty();
    }
}
