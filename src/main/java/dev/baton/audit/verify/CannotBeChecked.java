package dev.baton.audit.verify;

/** Nothing can be said about an export; the message is a sentence that says why and what to do. */
public final class CannotBeChecked extends Exception {

    private static final long serialVersionUID = 1L;

    CannotBeChecked(String message) {
        super(message);
    }
}
