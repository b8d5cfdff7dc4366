package dev.baton.audit.log;

/** The log in the database is not whole: somebody changed it around Baton. */
public final class BrokenLog extends IllegalStateException {

    public BrokenLog(String what) {
        super("The audit log is not whole: %s. Export it and check it: verify-audit says more.".formatted(what));
    }
}
