package dev.baton.notification.slack;

import dev.baton.casefile.Priority;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code baton.slack}
 *
 * @param botToken of the app, {@code xoxb-…}; without it nothing is said in Slack
 * @param api where Slack's methods are
 * @param priorities of escalated cases that get a channel
 * @param privately whether only who is invited sees the channel
 * @param language of what Baton says there
 */
@ConfigurationProperties("baton.slack")
record SlackSettings(String botToken, URI api, Set<Priority> priorities, boolean privately, Locale language) {

    boolean isOn() {
        return !botToken.isBlank();
    }

    /** The token stays out of logs. */
    @Override
    public String toString() {
        return "SlackSettings[on=%s, priorities=%s]".formatted(isOn(), priorities);
    }
}
