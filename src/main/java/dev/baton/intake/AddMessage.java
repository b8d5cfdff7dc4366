package dev.baton.intake;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Conversation.Added;
import dev.baton.casefile.Direction;
import dev.baton.casefile.NewMessage;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
public class AddMessage {

    private static final String CUSTOMER_UPDATED = "baton.customerUpdated";

    private final Conversation conversation;
    private final RuntimeService runtime;

    AddMessage(Conversation conversation, RuntimeService runtime) {
        this.conversation = conversation;
        this.runtime = runtime;
    }

    /** A reply also ends every task that waits for the customer to be told something. */
    @Transactional
    public Added add(CaseNumber number, NewMessage message) {
        var added = conversation.add(number, message);
        if (added.created() && message.direction() == Direction.OUTBOUND && !message.automatic()) {
            runtime.createMessageCorrelation(CUSTOMER_UPDATED)
                    .processInstanceBusinessKey(number.value())
                    .correlateAll();
        }
        return added;
    }
}
