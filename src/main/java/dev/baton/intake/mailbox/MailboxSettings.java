package dev.baton.intake.mailbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code baton.mail.in}
 *
 * @param host the IMAP server; no mailbox is read where it is missing
 * @param port 993, or 143 where {@code tls} is starttls or none
 * @param tls implicit, starttls, or none: then everybody on the way reads along
 * @param poll how often it is looked for new mail where the server does not tell of it, and how often it is asked whether it is still
 *     there where it does; at least 1s
 * @param idle whether the server is asked to tell of new mail, where it can
 * @param existing whether what is in the mailbox before Baton first looks is taken in as well
 * @param unknownAccount the account of senders of whom nothing is known
 * @param authserv the mail server whose Authentication-Results are believed; senders that it calls forged join no case
 */
record MailboxSettings(
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("INBOX") String folder,
        @DefaultValue("implicit") String tls,
        @DefaultValue("60s") Duration poll,
        @DefaultValue("true") boolean idle,
        @DefaultValue("false") boolean existing,
        @DefaultValue("unknown-senders") String unknownAccount,
        @DefaultValue("") String authserv) {

    MailboxSettings {
        require(tls.matches("implicit|starttls|none"), "tls", "must be one of implicit, starttls, none");
        require(poll.compareTo(Duration.ofSeconds(1)) >= 0, "poll", "must be at least 1s");
        require(
                host == null || host.isBlank() || user != null && password != null,
                "user",
                "and baton.mail.in.password are needed to read a mailbox");
    }

    boolean isRead() {
        return host != null && !host.isBlank();
    }

    int portOrUsual() {
        return port != null ? port : tls.equals("implicit") ? 993 : 143;
    }

    String name() {
        return "%s@%s/%s".formatted(user, host, folder);
    }

    /** The password stays out of logs. */
    @Override
    public String toString() {
        return "MailboxSettings[%s]".formatted(isRead() ? name() : "none");
    }

    private static void require(boolean holds, String property, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("baton.mail.in.%s %s".formatted(property, problem));
        }
    }
}
