package dev.baton.notification.preferences;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to hear outside of Baton of what they find in it anyway.
 *
 * @param mail their address; null for the one of their account
 * @param account the address of their account; null where it has none
 * @param second where they are told too when they give no sign of life; null for nowhere
 * @param quiet null where they may be told at any hour
 * @param digestAt when they get what they want once a day
 * @param topics what they chose; of others they are not told
 * @param zone whose clock counts
 * @param language in which they are written to
 */
public record Preference(
        String person,
        @Nullable String mail,
        @Nullable String account,
        @Nullable String second,
        @Nullable QuietHours quiet,
        LocalTime digestAt,
        Map<Topic, How> topics,
        ZoneId zone,
        Locale language) {

    static final LocalTime MORNING = LocalTime.of(8, 0);

    public enum How {
        /** They find it in Baton. */
        INBOX,
        AT_ONCE,
        DIGEST;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    How of(Topic topic) {
        return topics.getOrDefault(topic, How.INBOX);
    }

    Map<Topic, How> all() {
        var all = new EnumMap<Topic, How>(Topic.class);
        for (var topic : Topic.values()) {
            all.put(topic, of(topic));
        }
        return all;
    }

    /** When they are to be told of it; empty where they find it in Baton. What is always told waits for nothing. */
    Optional<Instant> due(Topic topic, boolean always, Instant now) {
        if (always) {
            return Optional.of(now);
        }
        return switch (of(topic)) {
            case INBOX -> Optional.empty();
            case AT_ONCE -> Optional.of(outsideOfQuiet(now));
            case DIGEST -> Optional.of(outsideOfQuiet(QuietHours.next(now.atZone(zone), digestAt)));
        };
    }

    Instant outsideOfQuiet(Instant instant) {
        return quiet == null ? instant : quiet.after(instant, zone);
    }

    Optional<String> address() {
        return Optional.ofNullable(mail == null ? account : mail);
    }
}
