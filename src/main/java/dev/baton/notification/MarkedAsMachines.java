package dev.baton.notification;

/** Addresses of people whose mails all say that a machine sent them: a person set them as an exception. */
public interface MarkedAsMachines {

    /** Whether what comes from this address is a person's, although it says it is a machine's. */
    boolean includes(String address);
}
