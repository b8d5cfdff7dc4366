package dev.baton.notification.door;

import dev.baton.engine.Decisions;
import dev.baton.notification.ListeningSources;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How the customer gets what is said to them: {@code chooseChannel} of channels.dmn. */
@Component
class ChannelChoice {

    static final String MAIL = "mail";
    static final String SOURCE = "source";

    private final Decisions decisions;
    private final ObjectProvider<ListeningSources> listening;

    ChannelChoice(Decisions decisions, ObjectProvider<ListeningSources> listening) {
        this.decisions = decisions;
        this.listening = listening;
    }

    String of(Contacts.Contact contact, boolean automatic) {
        return decisions
                .ask(
                        "chooseChannel",
                        Map.of(
                                "source",
                                contact.source(),
                                "sourceHears",
                                listening.stream().anyMatch(sources -> sources.hear(contact.number())),
                                "mailAddress",
                                contact.address() != null,
                                "automatic",
                                automatic))
                .get("sendBy")
                .toString();
    }
}
