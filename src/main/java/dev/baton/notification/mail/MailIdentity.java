package dev.baton.notification.mail;

import dev.baton.notification.door.MailAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** As whom Baton writes: {@code baton.mail.from}, {@code .reply-to}, {@code .bounces}, {@code .domain}. */
@Component
class MailIdentity {

    private static final String ON_TRIAL = "support@baton.example";

    private final String from;
    private final String replyTo;
    private final String bounces;
    private final String domain;

    MailIdentity(
            @Value("${baton.mail.from}") String from,
            @Value("${baton.mail.reply-to}") String replyTo,
            @Value("${baton.mail.bounces}") String bounces,
            @Value("${baton.mail.domain}") String domain) {
        this.from = from;
        this.replyTo = replyTo;
        this.bounces = bounces;
        this.domain = domain;
    }

    /** @throws IllegalStateException where it is not known from which address mail is sent */
    void check() {
        if (MailAddress.in(from).isEmpty()) {
            throw new IllegalStateException(
                    "spring.mail.host names a mail server, and baton.mail.from is \"%s\"; set it to the".formatted(from)
                            + " address that customers shall see and answer to, such as Support <support@example.com>");
        }
    }

    /** The address alone. */
    String address() {
        return MailAddress.in(from).map(MailAddress::value).orElse(ON_TRIAL);
    }

    /** What stands before the address; empty where there is none. */
    String name() {
        var bracket = from.indexOf('<');
        return bracket < 1 ? "" : from.substring(0, bracket).strip().replaceAll("^\"|\"$", "");
    }

    /** Name and address, as whoever gets a mail sees them. */
    String shown() {
        return name().isEmpty() ? address() : "%s <%s>".formatted(name(), address());
    }

    String replyTo() {
        return MailAddress.in(replyTo).map(MailAddress::value).orElse("");
    }

    /** Where mails come back to that cannot be delivered. */
    String bounces() {
        return bounces.isBlank() ? address() : bounces;
    }

    /** What the ids of Baton's messages end with. */
    String domain() {
        return domain.isBlank() ? address().substring(address().lastIndexOf('@') + 1) : domain;
    }
}
