package dev.baton.casefile;

/** The messages models wait for, by the names they have there. */
public final class Messages {

    /** The customer was written to, whoever did it: a task to update them is done. */
    public static final String CUSTOMER_UPDATED = "baton.customerUpdated";

    /** Starts the case's process anew, after it was closed. */
    public static final String CASE_REOPENED = "baton.caseReopened";

    /** Somebody or something asks for more expertise or authority. */
    public static final String ESCALATION_REQUESTED = "baton.escalationRequested";

    /** Its escalations have ended with the case. */
    public static final String ESCALATION_ENDED = "baton.escalationEnded";

    private Messages() {}
}
