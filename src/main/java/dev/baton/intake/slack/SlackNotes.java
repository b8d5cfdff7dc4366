package dev.baton.intake.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.NewMessage;
import dev.baton.casefile.TextRules;
import dev.baton.intake.AddMessage;
import dev.baton.notification.SlackDesk;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people write below a message of Baton's is an internal note of the case, once; changed there it is changed here, and deleted
 * there its words are gone here.
 */
@Component
class SlackNotes {

    private static final String SOURCE = "slack";
    private static final String DELETED = "(deleted in Slack)";

    /** A message with a file, and one that is shown in the channel as well, are written by people too. */
    private static final Set<String> WRITTEN = Set.of("", "file_share", "thread_broadcast", "me_message");

    private final SlackDesk slack;
    private final SlackRequests requests;
    private final AddMessage messages;
    private final Conversation conversation;
    private final CaseFile caseFile;

    SlackNotes(
            SlackDesk slack,
            SlackRequests requests,
            AddMessage messages,
            Conversation conversation,
            CaseFile caseFile) {
        this.slack = slack;
        this.requests = requests;
        this.messages = messages;
        this.conversation = conversation;
        this.caseFile = caseFile;
    }

    /** Who wrote it; asked before anything is held, because Slack may have to say who that is. */
    String author(JsonNode event) {
        var user = event.path("user").asText();
        var ofOurs = isOfAPerson(event)
                && slack.caseOf(event.path("channel").asText()).isPresent();
        return ofOurs ? slack.person(user).orElse("slack:" + user) : "slack";
    }

    /** Whatever is none of a case's is passed over. */
    @Transactional
    public void take(String eventId, JsonNode event, String author) {
        var channel = event.path("channel").asText();
        var number = slack.caseOf(channel);
        if (number.isEmpty()
                || !event.path("type").asText().equals("message")
                || !requests.isFirst("event:" + eventId)) {
            return;
        }
        switch (event.path("subtype").asText("")) {
            case "message_changed" -> change(number.get(), channel, event.path("message"));
            case "message_deleted" ->
                replace(number.get(), channel, event.path("deleted_ts").asText(), DELETED);
            default -> add(number.get(), channel, event, author);
        }
    }

    private void add(CaseNumber number, String channel, JsonNode written, String author) {
        var text = text(written);
        if (isOfAPerson(written)
                && slack.isOurs(channel, written.path("thread_ts").asText())
                && !text.isEmpty()) {
            messages.add(
                    number,
                    new NewMessage(
                            Direction.INTERNAL,
                            false,
                            author,
                            text,
                            SOURCE,
                            id(channel, written.path("ts").asText()),
                            null));
        }
    }

    private void change(CaseNumber number, String channel, JsonNode now) {
        var deleted = now.path("subtype").asText().equals("tombstone");
        var text = deleted ? DELETED : text(now);
        if (!text.isEmpty()) {
            replace(number, channel, now.path("ts").asText(), text);
        }
    }

    /** Of a duplicate the note may be on the case in which it goes on. */
    private void replace(CaseNumber number, String channel, String time, String text) {
        for (var one : caseFile.mergedPath(number)) {
            if (conversation.replace(one.number(), SOURCE, id(channel, time), text)) {
                return;
            }
        }
    }

    private static boolean isOfAPerson(JsonNode written) {
        return !written.has("bot_id")
                && !written.has("app_id")
                && written.path("user").asText().matches("[A-Z0-9]{1,40}")
                && WRITTEN.contains(written.path("subtype").asText(""));
    }

    private static String text(JsonNode written) {
        var files = StreamSupport.stream(written.path("files").spliterator(), false)
                .map(file -> "[file in Slack: %s]".formatted(file.path("name").asText("unnamed")))
                .collect(Collectors.joining("\n"));
        var text = (SlackText.plain(written.path("text").asText("")) + "\n" + files).strip();
        var stored = text.replace("\u0000", "");
        return stored.length() > TextRules.LONGEST ? stored.substring(0, TextRules.LONGEST) : stored;
    }

    private static String id(String channel, String time) {
        return channel + ":" + time;
    }
}
