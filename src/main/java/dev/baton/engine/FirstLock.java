package dev.baton.engine;

import java.util.Collection;

/** What is locked before any row of a process is: something outside the engine that the process is about, by its business key. */
public interface FirstLock {

    /** Whether this transaction holds the lock of any business key. */
    boolean isTaken();

    /** Holds the locks of these until the transaction ends; what is no business key of anything is left out. */
    void take(Collection<String> businessKeys);
}
