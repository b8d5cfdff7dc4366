package dev.baton.intake.repeats;

import dev.baton.casefile.CaseEvent;
import dev.baton.casefile.OnCaseEvent;
import dev.baton.casefile.Phase;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Whatever happens to a case under a key uses the key up, in the same transaction: a node that dies leaves no doubt. */
@Component
class ActsUnderKey {

    private final IdempotencyKeys keys;

    ActsUnderKey(IdempotencyKeys keys) {
        this.keys = keys;
    }

    @OnCaseEvent(Phase.REMEMBER)
    void somethingHappens(CaseEvent event) {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null
                && request.getAttribute(IdempotencyFilter.CLAIM, RequestAttributes.SCOPE_REQUEST)
                        instanceof Claim.Granted claim) {
            keys.acts(claim);
        }
    }
}
