package dev.baton.casefile;

/** The messages models wait for, by the names they have there. */
public final class Messages {

    /** The customer was written to, whoever did it: a task to update them is done. */
    public static final String CUSTOMER_UPDATED = "baton.customerUpdated";

    /** The customer wrote on a resolved case: somebody has to read it. */
    public static final String CUSTOMER_WROTE = "baton.customerWrote";

    /** How bad the case is may have changed: it is to be scored and routed again. */
    public static final String CASE_ASSESSED = "baton.caseAssessed";

    /** A resolved case is not solved: the work on it goes on. */
    public static final String CASE_REOPENED = "baton.caseReopened";

    /** Somebody or something asks for more expertise or authority. */
    public static final String ESCALATION_REQUESTED = "baton.escalationRequested";

    /** Its escalations have ended with the case. */
    public static final String ESCALATION_ENDED = "baton.escalationEnded";

    private Messages() {}
}
