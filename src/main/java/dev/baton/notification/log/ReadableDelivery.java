package dev.baton.notification.log;

import dev.baton.notification.outbox.Delivery;
import java.util.List;
import java.util.Optional;

/** A channel that can show what it sends. */
public interface ReadableDelivery {

    /** @param head what stands above the words, such as the subject, in order */
    record Content(List<Line> head, String words) {}

    /** @param name the key of its name @param value as it is sent */
    record Line(String name, String value) {}

    /** Empty where it is not its own, or where its words are not public any more. */
    Optional<Content> read(Delivery delivery);
}
