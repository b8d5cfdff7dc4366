package dev.baton.intake.mail;

/** A mail beyond what is taken in. */
public class MailTooLarge extends RuntimeException {

    MailTooLarge(long most) {
        super(
                "The mail is too large: at most %,d bytes with its attachments. Its sender can send the files in several mails, or a link to them."
                        .formatted(most));
    }
}
