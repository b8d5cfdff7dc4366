package dev.baton.notification.door;

/** Whether mail can leave, or be shown instead where Baton is being tried out. */
public interface MailOut {

    boolean isPossible();
}
