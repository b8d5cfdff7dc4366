package dev.baton.casefile;

/** In which order rooms answer an event: each phase sees what those before it did. */
public final class Phase {

    /** Writing down that it happened. */
    public static final int REMEMBER = 0;

    /** Starting, pausing and meeting clocks. */
    public static final int MEASURE = 10;

    /** Keeping and making promises to the customer. */
    public static final int PROMISE = 20;

    /** Changing the case further, which is an event of its own. */
    public static final int ACT = 30;

    /** Passing on what is true now to processes and people. */
    public static final int TELL = 40;

    private Phase() {}
}
