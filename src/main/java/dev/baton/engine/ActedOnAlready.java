package dev.baton.engine;

/** A timer has fired for what somebody has acted on already, or what is not due any more: nothing is wrong, nothing is to do. */
public class ActedOnAlready extends RuntimeException {

    public ActedOnAlready(String message) {
        super(message);
    }
}
