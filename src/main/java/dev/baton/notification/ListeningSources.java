package dev.baton.notification;

import dev.baton.casefile.CaseNumber;

/** The systems that hear over an outgoing webhook what is said on cases they reported, and pass it on to the customer themselves. */
public interface ListeningSources {

    /** Whether what is said now reaches the source of this case: its endpoint may want some cases only. */
    boolean hear(CaseNumber number);
}
