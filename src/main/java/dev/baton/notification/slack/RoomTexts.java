package dev.baton.notification.slack;

import dev.baton.casefile.Case;
import dev.baton.casefile.PromisedWord;
import dev.baton.notification.PublicUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What Baton says in a channel: facts of the case, and no word that somebody wrote. */
@Component
class RoomTexts {

    private static final int LONGEST_TOPIC = 250;

    private final SlackSettings settings;
    private final MessageSource messages;
    private final PromisedWord promised;
    private final PublicUrl address;

    RoomTexts(SlackSettings settings, MessageSource messages, PromisedWord promised, PublicUrl address) {
        this.settings = settings;
        this.messages = messages;
        this.promised = promised;
        this.address = address;
    }

    /** The stage, the priority, who answers for it and when the customer hears next, each in their own time zone. */
    String topic(Case subject, String stage) {
        var topic = word(
                "topic",
                subject.number().value(),
                word("stage." + stage),
                Objects.requireNonNullElse(subject.priority(), "–"),
                Objects.requireNonNullElse(subject.accountable(), "–"),
                promised.next(subject.number())
                        .map(due -> date(due.getEpochSecond(), due.toString()))
                        .orElse("–"));
        return topic.length() > LONGEST_TOPIC ? topic.substring(0, LONGEST_TOPIC) : topic;
    }

    /** The question to take charge, with its buttons. */
    Map<String, Object> question(Case subject, String channel, String asked) {
        var text = word("asked", subject.number().value(), escaped(subject.account()), subject.priority());
        return message(
                channel,
                text,
                subject,
                List.of(
                        button("take_charge", "primary", subject, asked),
                        button("decline", null, subject, asked),
                        button("reply", null, subject, asked)));
    }

    /** The first message of a channel in which nobody is asked. */
    Map<String, Object> beginning(Case subject, String channel) {
        var text = word("begun", subject.number().value(), escaped(subject.account()), subject.priority());
        return message(channel, text, subject, List.of(button("reply", null, subject, "")));
    }

    Map<String, Object> end(Case subject, String channel) {
        return Map.of("channel", channel, "text", word("over", subject.number().value()));
    }

    private Map<String, Object> message(String channel, String text, Case subject, List<Map<String, Object>> buttons) {
        var elements = new ArrayList<>(buttons);
        address.of("/cases/" + subject.number())
                .ifPresent(url -> elements.add(
                        Map.of("type", "button", "action_id", "open", "text", plain(word("open")), "url", url)));
        return Map.of(
                "channel",
                channel,
                "text",
                text,
                "unfurl_links",
                false,
                "blocks",
                List.of(
                        Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", text)),
                        Map.of("type", "actions", "block_id", "case", "elements", elements)));
    }

    private Map<String, Object> button(String action, @Nullable String style, Case subject, String asked) {
        var value = "%s %s".formatted(subject.number(), asked).strip();
        var button = Map.of("type", "button", "action_id", action, "value", value, "text", plain(word(action)));
        if (style == null) {
            return button;
        }
        var styled = new java.util.HashMap<String, Object>(button);
        styled.put("style", style);
        return styled;
    }

    private static Map<String, Object> plain(String text) {
        return Map.of("type", "plain_text", "text", text);
    }

    private static String date(long seconds, String otherwise) {
        return "<!date^%d^{date_short_pretty} {time}|%s>".formatted(seconds, otherwise);
    }

    /** What Slack reads as a link or a mention is text. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("[*_`~]", " ");
    }

    private String word(String key, Object... facts) {
        return messages.getMessage("notification.slack." + key, facts, settings.language());
    }
}
