package dev.baton.notification.outbox;

/** It will never get through as it is: whoever answers for the case is told, and a person may have it sent again. */
public class Undeliverable extends Exception {

    public Undeliverable(String reason) {
        super(reason);
    }
}
