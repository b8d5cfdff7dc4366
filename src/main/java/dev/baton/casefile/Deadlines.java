package dev.baton.casefile;

import java.time.Instant;
import java.util.Optional;

/** What of a case is due, for rooms that act on it. */
public interface Deadlines {

    /** By when the customer is to have the first reply; empty once it was given. */
    Optional<Instant> firstReply(CaseNumber number);

    /** Whether a word of the customer's is open: nobody has answered it, or decided that it asks for nothing. */
    boolean isReplyOwed(CaseNumber number);
}
