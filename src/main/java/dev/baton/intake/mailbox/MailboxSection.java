package dev.baton.intake.mailbox;

import dev.baton.intake.quarantine.IntakeSection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(1)
class MailboxSection implements IntakeSection {

    private final MailboxSettings settings;
    private final MailboxPlaces places;

    MailboxSection(MailboxSettings settings, MailboxPlaces places) {
        this.settings = settings;
        this.places = places;
    }

    /** @param isRead whether this node is told to read one */
    record Shown(boolean isRead, List<MailboxPlaces.Place> places) {}

    @Override
    public String template() {
        return "intake/mailbox";
    }

    @Override
    public Shown content() {
        return new Shown(settings.isRead(), places.lately());
    }
}
