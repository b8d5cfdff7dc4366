package dev.baton.intake;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class AddMessage {

    private static final String CUSTOMER_UPDATED = "baton.customerUpdated";

    private final Conversation conversation;
    private final RuntimeService runtime;

    AddMessage(Conversation conversation, RuntimeService runtime) {
        this.conversation = conversation;
        this.runtime = runtime;
    }

    /** A reply also ends every task that waits for the customer to be told something. */
    @Transactional
    void add(CaseNumber number, Direction direction, boolean automatic, @Nullable String author, String text) {
        conversation.add(number, direction, automatic, author, text);
        if (direction == Direction.OUTBOUND && !automatic) {
            runtime.createMessageCorrelation(CUSTOMER_UPDATED)
                    .processInstanceBusinessKey(number.value())
                    .correlateAll();
        }
    }
}
