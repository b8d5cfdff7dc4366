package dev.baton.notification;

import dev.baton.notification.outbox.NewDelivery;
import dev.baton.notification.outbox.Outbox;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A mail of Baton's that belongs to no case, through the outbox. */
@Component
public class PlainMail {

    private final Outbox outbox;

    PlainMail(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * @param key the same again is the same mail
     * @param lines its text, kept line by line
     */
    @Transactional
    public void post(String key, String address, String subject, List<String> lines) {
        outbox.post(new NewDelivery(
                key,
                "person",
                address,
                "plain",
                null,
                null,
                Map.of("language", "en", "told", List.of(Map.of("text", subject)), "lines", lines)));
    }
}
