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

    /** A group that is Consulted is asked for advice on an activity. */
    public static final String ADVICE_ASKED = "baton.adviceAsked";

    /** Nobody waits for that advice any more. */
    public static final String ADVICE_ENDED = "baton.adviceEnded";

    /** An activity is done: whoever is Informed is told. */
    public static final String ACTIVITY_DONE = "baton.activityDone";
    /** All exit criteria of an account escalation are met or waived. */
    public static final String EXIT_CRITERIA_SETTLED = "baton.exitCriteriaSettled";
    /** What was asked for is decided no more: it was withdrawn, or its case ended. */
    public static final String CONCESSION_ENDED = "baton.concessionEnded";

    /** A person says what becomes of a delivery that failed. */
    public static final String DELIVERY_DECIDED = "baton.deliveryDecided";

    /** A figure that was bad is good again: nobody has to answer for it any more. */
    public static final String NUMBER_GOOD_AGAIN = "baton.numberGoodAgain";
    /** An objective is over: nobody is asked about it any more. */
    public static final String OBJECTIVE_CLOSED = "baton.objectiveClosed";

    private Messages() {}
}
