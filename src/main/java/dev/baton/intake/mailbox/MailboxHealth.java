package dev.baton.intake.mailbox;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** What this node does with the mailbox. Baton is up all the same: there are other ways in, and an alarm tells those who run it. */
@Component("mailboxHealthIndicator")
class MailboxHealth implements HealthIndicator {

    private final MailboxSettings settings;
    private final ReadMailbox mailbox;

    MailboxHealth(MailboxSettings settings, ReadMailbox mailbox) {
        this.settings = settings;
        this.mailbox = mailbox;
    }

    @Override
    public Health health() {
        return settings.isRead()
                ? Health.up().withDetail(settings.name(), mailbox.state()).build()
                : Health.up()
                        .withDetail("mailbox", "none is named (baton.mail.in.host)")
                        .build();
    }
}
