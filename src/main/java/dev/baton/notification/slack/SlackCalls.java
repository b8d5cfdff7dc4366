package dev.baton.notification.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.baton.notification.outbox.TryLater;
import dev.baton.notification.outbox.Undeliverable;
import dev.baton.outbound.Call;
import dev.baton.outbound.CallRefused;
import dev.baton.outbound.NoReply;
import dev.baton.outbound.Outbound;
import dev.baton.outbound.Reply;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Slack's methods: JSON over HTTP. What Slack says no to is told apart by whether it may say yes another time. */
@Component
@EnableConfigurationProperties(SlackSettings.class)
class SlackCalls {

    private static final Set<String> PASSING =
            Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org");
    private static final String BUSY = "notification.why.slack.muchToDo";
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Outbound outbound;
    private final SlackSettings settings;
    private final ObjectMapper json;
    private final Clock clock;

    SlackCalls(Outbound outbound, SlackSettings settings, ObjectMapper json, Clock clock) {
        this.outbound = outbound;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** Slack's answer to a method that it did. */
    JsonNode call(String method, Map<String, ?> arguments) throws TryLater, Undeliverable {
        var answer = ask(method, arguments);
        if (answer.path("ok").asBoolean()) {
            return answer;
        }
        throw SlackProblem.of(method, answer.path("error").asText("no answer"));
    }

    /** The same, whether it did it or not; {@code error} says why not. */
    JsonNode ask(String method, Map<String, ?> arguments) throws TryLater, Undeliverable {
        return answer(Call.post(settings.api().resolve(method), write(arguments)));
    }

    /** Of methods that only read, which take no JSON. */
    JsonNode read(String method, String name, String value) throws TryLater, Undeliverable {
        var query = "%s?%s=%s".formatted(method, name, URLEncoder.encode(value, StandardCharsets.UTF_8));
        return answer(Call.get(settings.api().resolve(query)));
    }

    private JsonNode answer(Call call) throws TryLater, Undeliverable {
        var reply = reply(call.with("Authorization", "Bearer " + settings.botToken()));
        if (reply.status() == 429) {
            throw TryLater.all(BUSY, reply.retryAfter(clock.instant()).orElse(PAUSE));
        }
        var answer = read(reply);
        var error = answer.path("error").asText();
        if (!reply.isGood() || answer.isMissingNode() || PASSING.contains(error)) {
            throw new TryLater("notification.why.slack.answered %d %s".formatted(reply.status(), error), Duration.ZERO);
        }
        if (error.equals("ratelimited")) {
            throw TryLater.all(BUSY, PAUSE);
        }
        return answer;
    }

    private Reply reply(Call call) throws TryLater, Undeliverable {
        try {
            return outbound.call(call);
        } catch (CallRefused refused) {
            throw new Undeliverable("baton.slack.api: " + refused.getMessage());
        } catch (NoReply none) {
            throw TryLater.all(String.valueOf(none.getMessage()), Duration.ZERO);
        }
    }

    private String write(Map<String, ?> arguments) {
        try {
            return json.writeValueAsString(arguments);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private JsonNode read(Reply reply) {
        try {
            return reply.whole() ? json.readTree(reply.body()) : MissingNode.getInstance();
        } catch (IOException unreadable) {
            return MissingNode.getInstance();
        }
    }
}
