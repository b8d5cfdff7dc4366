package dev.baton.intake.slack;

import dev.baton.intake.slack.SlackActions.Wanted;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What people are asked in Slack, and told. */
@Component
class SlackDialogs {

    static final String FIELD = "text";
    private static final int LONGEST = 3_000;

    private final MessageSource messages;
    private final Locale language;

    SlackDialogs(MessageSource messages, @Value("${baton.slack.language}") Locale language) {
        this.messages = messages;
        this.language = language;
    }

    /** A dialog with one field; what it is about comes back with the answer. */
    Map<String, Object> dialog(String action, Wanted wanted) {
        return Map.of(
                "type", "modal",
                "callback_id", action,
                "private_metadata",
                        "%s %s %s"
                                .formatted(wanted.channel(), wanted.number(), wanted.escalation())
                                .strip(),
                "title", plain(word(action + ".title")),
                "submit", plain(word(action + ".submit")),
                "close", plain(word("cancel")),
                "blocks",
                        List.of(Map.of(
                                "type",
                                "input",
                                "block_id",
                                FIELD,
                                "label",
                                plain(word(action + ".label", wanted.number())),
                                "element",
                                Map.of(
                                        "type",
                                        "plain_text_input",
                                        "action_id",
                                        FIELD,
                                        "multiline",
                                        true,
                                        "max_length",
                                        LONGEST))));
    }

    String word(String key, Object... facts) {
        return messages.getMessage("intake.slack." + key, facts, language);
    }

    private static Map<String, Object> plain(String text) {
        return Map.of("type", "plain_text", "text", text);
    }
}
