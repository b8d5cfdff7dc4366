package dev.baton.audit.note;

/** A text is no note, no key or no checkpoint; the message is a sentence for whoever gave it. */
public final class NoteFault extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    NoteFault(String message) {
        super(message);
    }
}
