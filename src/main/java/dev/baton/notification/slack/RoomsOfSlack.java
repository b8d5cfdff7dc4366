package dev.baton.notification.slack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.casefile.CaseNumber;
import dev.baton.notification.SlackDesk;
import dev.baton.notification.outbox.TryLater;
import dev.baton.notification.outbox.Undeliverable;
import dev.baton.outbound.Call;
import dev.baton.outbound.CallRefused;
import dev.baton.outbound.NoReply;
import dev.baton.outbound.Outbound;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What cannot be said at once is not said later: whoever waited for it looks at the case. */
@Component
class RoomsOfSlack implements SlackDesk {

    private static final Logger log = LoggerFactory.getLogger(RoomsOfSlack.class);

    private final SlackRooms rooms;
    private final SlackPeople people;
    private final SlackCalls slack;
    private final Outbound outbound;

    RoomsOfSlack(SlackRooms rooms, SlackPeople people, SlackCalls slack, Outbound outbound) {
        this.rooms = rooms;
        this.people = people;
        this.slack = slack;
        this.outbound = outbound;
    }

    @Override
    public Optional<CaseNumber> caseOf(String channel) {
        return rooms.caseOf(channel);
    }

    @Override
    public boolean isOurs(String channel, String thread) {
        return rooms.isThread(channel, thread);
    }

    @Override
    public Optional<String> person(String slackId) {
        try {
            return people.personOf(slackId);
        } catch (TryLater | Undeliverable unknown) {
            log.warn("Slack does not say who somebody is: {}", unknown.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public boolean open(String trigger, Map<String, Object> dialog) {
        return said("views.open", Map.of("trigger_id", trigger, "view", dialog));
    }

    @Override
    public void answer(URI responseUrl, String text) {
        var message = JsonNodeFactory.instance
                .objectNode()
                .put("response_type", "ephemeral")
                .put("replace_original", false)
                .put("text", RoomTexts.escaped(text));
        try {
            outbound.call(Call.post(responseUrl, message.toString()));
        } catch (CallRefused | NoReply failure) {
            log.warn("An answer to a button in Slack did not arrive: {}", failure.getMessage());
        }
    }

    @Override
    public void whisper(String channel, String slackId, String text) {
        said("chat.postEphemeral", Map.of("channel", channel, "user", slackId, "text", RoomTexts.escaped(text)));
    }

    private boolean said(String method, Map<String, ?> arguments) {
        try {
            slack.call(method, arguments);
            return true;
        } catch (TryLater | Undeliverable failure) {
            log.warn("Slack did not take {}: {}", method, failure.getMessage());
            return false;
        }
    }
}
