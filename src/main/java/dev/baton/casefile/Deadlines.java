package dev.baton.casefile;

import java.time.Instant;
import java.util.Optional;

/** When something of a case is due, for whoever tells the customer so. */
public interface Deadlines {

    /** By when the customer is to have the first reply; empty once it was given. */
    Optional<Instant> firstReply(CaseNumber number);
}
