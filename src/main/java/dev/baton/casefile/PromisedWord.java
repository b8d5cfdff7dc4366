package dev.baton.casefile;

import java.time.Instant;

/** What the customer was promised to hear next, for whoever has told them something. */
public interface PromisedWord {

    /** Whether what is owed now was promised only after that instant: what was told then does not keep it. */
    boolean isPromisedAfter(CaseNumber number, Instant given);
}
