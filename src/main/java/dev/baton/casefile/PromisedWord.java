package dev.baton.casefile;

import java.time.Instant;
import java.util.Optional;

/** What the customer was promised to hear next, for whoever has told them something. */
public interface PromisedWord {

    /** Whether what is owed now was promised only after that instant: what was told then does not keep it. */
    boolean isPromisedAfter(CaseNumber number, Instant given);

    /** By when the next word of those that are owed is due. */
    Optional<Instant> next(CaseNumber number);
}
