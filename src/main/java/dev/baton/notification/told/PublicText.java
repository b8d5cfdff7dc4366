package dev.baton.notification.told;

import dev.baton.casefile.Direction;
import dev.baton.casefile.Interaction;
import java.util.Optional;

/** The words of a message between the customer and us. Of an internal one there is none. */
public final class PublicText {

    private final String words;

    private PublicText(String words) {
        this.words = words;
    }

    public static Optional<PublicText> of(Interaction message) {
        return message.direction() == Direction.INTERNAL
                ? Optional.empty()
                : Optional.of(new PublicText(message.text()));
    }

    public String words() {
        return words;
    }
}
