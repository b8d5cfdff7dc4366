package dev.baton.notification.slack;

import dev.baton.notification.outbox.Undeliverable;
import java.util.Map;

/** Slack said no for good: the message is the key of what to do, with what Slack said to which method. */
final class SlackProblem extends Undeliverable {

    private static final String TOKEN = "token";

    private static final Map<String, String> KEYS = Map.of(
            "invalid_auth", TOKEN,
            "not_authed", TOKEN,
            "token_revoked", TOKEN,
            "token_expired", TOKEN,
            "account_inactive", TOKEN,
            "missing_scope", "scope",
            "channel_not_found", "gone",
            "is_archived", "archived",
            "not_in_channel", "outside");

    private final String error;

    private SlackProblem(String error, String message) {
        super(message);
        this.error = error;
    }

    static SlackProblem of(String method, String error) {
        var key = KEYS.getOrDefault(error, "said");
        return new SlackProblem(error, "notification.why.slack.%s %s (%s)".formatted(key, error, method));
    }

    /** Whether the channel cannot be used again. */
    boolean isOfTheChannel() {
        return error.equals("channel_not_found") || error.equals("is_archived") || error.equals("already_archived");
    }
}
