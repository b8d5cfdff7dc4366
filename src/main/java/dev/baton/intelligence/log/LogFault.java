package dev.baton.intelligence.log;

/** What keeps a history from being read, as whoever exported it can mend it. */
public final class LogFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LogFault(String message) {
        super(message);
    }

    public LogFault(String message, Throwable cause) {
        super(message, cause);
    }
}
