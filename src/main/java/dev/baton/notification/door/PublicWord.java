package dev.baton.notification.door;

import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Direction;
import dev.baton.casefile.Interaction;
import dev.baton.casefile.NewMessage;
import java.time.Instant;
import java.util.Optional;

/**
 * What a customer may read: made of something that was said to them, and of nothing else. What leaves Baton takes no other words than
 * these.
 */
public final class PublicWord {

    private final Interaction said;

    private PublicWord(Interaction said) {
        this.said = said;
    }

    /** Empty where it was said by the customer, or among ourselves. */
    static Optional<PublicWord> of(Interaction said) {
        return said.direction() == Direction.OUTBOUND ? Optional.of(new PublicWord(said)) : Optional.empty();
    }

    public CaseNumber caseNumber() {
        return said.caseNumber();
    }

    public long interaction() {
        return said.id();
    }

    public String text() {
        return said.text();
    }

    public Instant saidAt() {
        return said.happenedAt();
    }

    /** By a machine of ours. */
    public boolean isAutomatic() {
        return said.automatic();
    }

    /** What came from a helpdesk, a call or a mail, or was written down later, has reached the customer already. */
    boolean wasSaidElsewhere() {
        return said.source() != null && !said.source().equals(NewMessage.WRITTEN_HERE)
                || said.happenedAt().isBefore(said.at());
    }
}
