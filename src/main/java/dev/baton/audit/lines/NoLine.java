package dev.baton.audit.lines;

/** Some bytes are no line of an export; the message goes on after "Line 7". */
public final class NoLine extends Exception {

    private static final long serialVersionUID = 1L;

    public NoLine(String message) {
        super(message, null, false, false);
    }
}
