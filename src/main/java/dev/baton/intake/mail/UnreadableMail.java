package dev.baton.intake.mail;

/** A mail of which not even the head can be read. */
public class UnreadableMail extends RuntimeException {

    UnreadableMail(String reason) {
        super(reason);
    }
}
