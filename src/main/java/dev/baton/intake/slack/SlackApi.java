package dev.baton.intake.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.intake.slack.SlackActions.Wanted;
import dev.baton.web.ProblemResponses;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Slack tells Baton. Nobody is logged in here: the signature is all there is to trust. */
@RestController
class SlackApi {

    private final SlackSignatures signatures;
    private final SlackRequests requests;
    private final SlackNotes notes;
    private final SlackInteractions interactions;
    private final ObjectMapper json;
    private final SlackWorkspaces workspaces;

    SlackApi(
            SlackSignatures signatures,
            SlackRequests requests,
            SlackNotes notes,
            SlackInteractions interactions,
            ObjectMapper json,
            SlackWorkspaces workspaces) {
        this.signatures = signatures;
        this.requests = requests;
        this.notes = notes;
        this.interactions = interactions;
        this.json = json;
        this.workspaces = workspaces;
    }

    /**
     * A message somebody wrote, changed or deleted, as JSON. 200 once it is kept, or passed over; Slack's question whether somebody is
     * here is answered with its {@code challenge}. 401 where it is not believed, 403 where it is of a workspace
     * that {@code baton.slack.teams} does not name, 400 where it is no JSON.
     */
    @PostMapping("/api/slack/events")
    Map<String, String> event(HttpServletRequest request) throws IOException {
        var told = read(signatures.believed(request));
        if (told.path("type").asText().equals("url_verification")) {
            return Map.of("challenge", told.path("challenge").asText());
        }
        if (told.path("type").asText().equals("event_callback")) {
            workspaces.check(told.path("team_id").asText());
            var event = told.path("event");
            notes.take(told.path("event_id").asText(), event, notes.author(event));
        }
        return Map.of();
    }

    /**
     * A button somebody pressed or a dialog they sent, as a form with {@code payload}. 200 within three seconds; what became of a button
     * is told in Slack, what is wrong with a dialog in the answer. 401 where it is not believed, 403 where workspace or
     * person is of none that {@code baton.slack.teams} names, 409 where it came before.
     */
    @PostMapping("/api/slack/interactions")
    Map<String, Object> interaction(HttpServletRequest request) throws IOException {
        var body = signatures.believed(request);
        var payload = read(payload(body));
        workspaces.check(payload.at("/team/id").asText());
        workspaces.check(
                payload.at("/user/team_id").asText(payload.at("/team/id").asText()));
        var key = SlackRequests.digest(body);
        if (!requests.isFirst("interaction:" + key)) {
            throw ProblemResponses.answer(HttpStatus.CONFLICT, "This came before, and had its effect then.");
        }
        return switch (payload.path("type").asText()) {
            case "block_actions" -> pressed(payload, key);
            case "view_submission" -> sent(payload, key);
            default -> Map.of();
        };
    }

    private Map<String, Object> pressed(JsonNode payload, String key) {
        var action = payload.at("/actions/0");
        var value = action.path("value").asText();
        if (value.matches("C-\\d+( \\d+(/\\d+)?)?")) {
            interactions.pressed(
                    action.path("action_id").asText(),
                    Wanted.of(
                            payload.at("/user/id").asText(),
                            payload.at("/channel/id").asText(),
                            value,
                            key),
                    payload.path("trigger_id").asText(),
                    payload.path("response_url").asText());
        }
        return Map.of();
    }

    private Map<String, Object> sent(JsonNode payload, String key) {
        var about = payload.at("/view/private_metadata").asText().split(" ", 2);
        if (about.length < 2 || !about[1].matches("C-\\d+( \\d+)?")) {
            return Map.of();
        }
        var text = payload.at("/view/state/values/%s/%s/value".formatted(SlackDialogs.FIELD, SlackDialogs.FIELD));
        return interactions.sent(
                payload.at("/view/callback_id").asText(),
                Wanted.of(payload.at("/user/id").asText(), about[0], about[1], key),
                text.asText(""));
    }

    private static String payload(String form) {
        return Arrays.stream(form.split("&"))
                .filter(part -> part.startsWith("payload="))
                .findFirst()
                .map(part -> URLDecoder.decode(part.substring("payload=".length()), StandardCharsets.UTF_8))
                .orElse("");
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException broken) {
            throw ProblemResponses.answer(HttpStatus.BAD_REQUEST, "The body is missing or is not valid JSON.");
        }
    }
}
