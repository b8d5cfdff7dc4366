package dev.baton.intake.quarantine;

import dev.baton.casefile.CaseNumber;
import java.util.Optional;

/** A way in other than webhooks, whose messages are kept here as well. */
public interface KeptSource {

    /** What its messages are kept under; no webhook may be called so. */
    String name();

    /**
     * Takes a kept one in, inside the transaction of the caller.
     *
     * @return the case it is on; nothing where it is on none and done with
     * @throws WebhookUnread where it cannot be taken in still
     */
    Optional<CaseNumber> takeIn(KeptMessage kept);
}
