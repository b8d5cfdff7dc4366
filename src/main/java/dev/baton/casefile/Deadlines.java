package dev.baton.casefile;

import java.time.Instant;
import java.util.Optional;

/** When something of a case is due, for whoever tells the customer so or asks somebody for it. */
public interface Deadlines {

    /** By when the customer is to have the first reply; empty once it was given. */
    Optional<Instant> firstReply(CaseNumber number);

    /** By when the oldest word of the customer that nobody answered is to be answered; empty where there is none. */
    Optional<Instant> nextReply(CaseNumber number);
}
