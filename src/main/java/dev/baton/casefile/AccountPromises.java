package dev.baton.casefile;

import java.time.Instant;

/** When the contacts of an escalated account hear next: promised like a word on a case, and counted like it. */
public interface AccountPromises {

    /**
     * The word that was owed, if one was, is given now; the next one is owed by then.
     *
     * @param escalation the number of the account escalation
     * @param keeper who has to give it @param group theirs
     */
    void promised(String escalation, String account, Instant due, String keeper, String group);

    /** Nothing is owed any more. */
    void over(String escalation, String keeper, String group);
}
