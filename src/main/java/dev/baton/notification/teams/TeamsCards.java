package dev.baton.notification.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.notification.PublicUrl;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Adaptive Cards of version 1.2, which all of Teams shows, with a link as their only action: no other works from a workflow. A card is
 * far below the 28 KB that a message may have, since of each fact only so much is shown.
 */
@Component
class TeamsCards {

    private static final int LONGEST = 200;

    /** What cards read as formatting, or as a function. */
    private static final Pattern MARKS = Pattern.compile("[\\\\`*_\\[\\](){}#<>~|!]");

    private static final Pattern UTC = Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)(\\.\\d+)?Z");

    private final MessageSource messages;
    private final Locale language;
    private final PublicUrl address;

    /** @param address where people reach Baton; where it is empty cards have no link */
    TeamsCards(MessageSource messages, @Value("${baton.endpoints.teams-language}") Locale language, PublicUrl address) {
        this.messages = messages;
        this.language = language;
        this.address = address;
    }

    /** @param told as webhooks have it, without words */
    String of(JsonNode told) {
        var subject = told.path("data").path("case");
        var number = subject.path("number").asText();
        var card = card("%s: %s".formatted(word("told." + told.path("type").asText()), number));
        var facts = ((ArrayNode) card.path("body"))
                .addObject()
                .put("type", "FactSet")
                .putArray("facts");
        fact(facts, "account", subject.path("account").asText());
        fact(facts, "priority", subject.path("priority").asText(""));
        fact(facts, "status", word("teams.status." + subject.path("status").asText()));
        fact(facts, "accountable", subject.path("accountable").asText(""));
        fact(facts, "team", subject.path("team").asText(""));
        due(facts, told.path("data").path("facts").path("due").asText(""));
        address.of("/cases/" + number)
                .ifPresent(url -> card.putArray("actions")
                        .addObject()
                        .put("type", "Action.OpenUrl")
                        .put("title", word("teams.open"))
                        .put("url", url));
        return message(card);
    }

    String test() {
        var card = card(word("told.baton.test"));
        text((ArrayNode) card.path("body"), word("teams.arrives"));
        return message(card);
    }

    private static ObjectNode card(String title) {
        var card = JsonNodeFactory.instance
                .objectNode()
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.2");
        text(card.putArray("body"), title).put("size", "Medium").put("weight", "Bolder");
        return card;
    }

    private static ObjectNode text(ArrayNode body, String text) {
        return body.addObject().put("type", "TextBlock").put("text", text).put("wrap", true);
    }

    private void fact(ArrayNode facts, String title, String value) {
        if (!value.isEmpty() && !value.equals("null")) {
            facts.addObject().put("title", word("teams." + title)).put("value", plain(value));
        }
    }

    /** In the time zone of whoever reads the card. */
    private void due(ArrayNode facts, String due) {
        var time = UTC.matcher(due);
        if (time.matches()) {
            var at = time.group(1) + "Z";
            facts.addObject()
                    .put("title", word("teams.due"))
                    .put("value", "{{DATE(%s,SHORT)}} {{TIME(%s)}}".formatted(at, at));
        }
    }

    /** Text of accounts and people is text, and no link. */
    static String plain(String text) {
        var points = text.codePointCount(0, text.length());
        var some = points <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
        return MARKS.matcher(some).replaceAll(" ").replaceAll("\\s+", " ").strip();
    }

    private String word(String key) {
        return messages.getMessage("notification." + key, null, language);
    }

    private static String message(ObjectNode card) {
        var message = JsonNodeFactory.instance.objectNode().put("type", "message");
        var attachment = message.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
        attachment.putNull("contentUrl");
        attachment.set("content", card);
        return message.toString();
    }
}
