package dev.baton.notification;

import dev.baton.casefile.CaseNumber;
import java.util.Optional;

/** The mails of a Baton that is tried out without a mail server: they are shown to its people instead of being sent. */
public interface ShownMails {

    /** @param from the address it is from @param to whose it would be */
    record Shown(CaseNumber number, String messageId, String from, String to, String subject) {}

    /** Empty where it was sent, dropped, or is none of mail. */
    Optional<Shown> find(long delivery);
}
