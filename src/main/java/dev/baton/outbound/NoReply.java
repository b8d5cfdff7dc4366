package dev.baton.outbound;

/** Nobody answered, or not in time. Calling again later may help. */
public class NoReply extends RuntimeException {

    NoReply(String message) {
        super(message);
    }
}
