package dev.baton.models.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A form as it will be.
 *
 * @param brought whether it comes with this deployment
 */
public record DeployedForm(String id, String file, JsonNode content, boolean brought) {

    /** Everything in it that somebody fills in, also within groups. */
    public List<JsonNode> fields() {
        return content.findParents("key");
    }
}
