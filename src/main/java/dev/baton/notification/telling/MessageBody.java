package dev.baton.notification.telling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.CustomerLink;
import dev.baton.casefile.Interaction;
import dev.baton.notification.told.PublicText;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is sent: facts as they were written down, and, where an endpoint gets them, the words as they are now. */
@Component
public class MessageBody {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final ObjectProvider<CustomerLink> links;

    MessageBody(JdbcClient jdbc, ObjectMapper json, ObjectProvider<CustomerLink> links) {
        this.jdbc = jdbc;
        this.json = json;
        this.links = links;
    }

    /** A JSON object; empty where it is about a message that is not public any more, or gone. */
    public Optional<ObjectNode> of(EndpointMessage message, boolean words) {
        var body = json.createObjectNode()
                .put("type", message.type())
                .put("timestamp", message.at().toString());
        var data = body.putObject("data");
        data.put("sequence", message.sequence());
        var ofCase = (ObjectNode) read(message.ofCase());
        data.set("case", ofCase);
        var facts = (ObjectNode) read(message.facts());
        data.set("facts", facts);
        if (words) {
            ofCase.put("subject", subject(message.caseNumber()));
        }
        if (message.interaction() == null) {
            return Optional.of(body);
        }
        var text = text(message.interaction());
        text.filter(said -> words)
                .ifPresent(said -> facts.put("text", sentTo(new CaseNumber(message.caseNumber()), said.words())));
        return text.map(still -> body);
    }

    private String sentTo(CaseNumber reader, String words) {
        return links.stream()
                .map(known -> known.sentTo(reader, words))
                .findFirst()
                .orElse(words);
    }

    private String subject(String number) {
        return jdbc.sql("select subject from support_case where number = ?")
                .param(number)
                .query(String.class)
                .single();
    }

    private Optional<PublicText> text(long interaction) {
        return jdbc.sql("select * from interaction where id = ?")
                .param(interaction)
                .query(Interaction.class)
                .optional()
                .flatMap(PublicText::of);
    }

    private com.fasterxml.jackson.databind.JsonNode read(String kept) {
        try {
            return json.readTree(kept);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("PostgreSQL keeps JSON as JSON", impossible);
        }
    }
}
