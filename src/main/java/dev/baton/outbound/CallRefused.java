package dev.baton.outbound;

/** Baton does not call there. The message says why and what would allow it; calling again changes nothing. */
public class CallRefused extends RuntimeException {

    public CallRefused(String message) {
        super(message);
    }
}
