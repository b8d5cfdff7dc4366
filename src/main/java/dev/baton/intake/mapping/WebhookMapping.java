package dev.baton.intake.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.baton.casefile.Refusal;
import dev.baton.intake.mapping.WebhookRule.Becomes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.io.Resource;

/** What the payloads of a source become: the first rule that fits decides. */
public record WebhookMapping(String file, List<WebhookRule> rules) {

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    public Optional<WebhookRule> ruleFor(Map<String, Object> payload) {
        return rules.stream().filter(rule -> rule.when().holds(payload)).findFirst();
    }

    /** @throws Refusal with the key and what is wrong with it */
    public static WebhookMapping read(String file, Resource resource) {
        try {
            return of(file, YAML.readTree(resource.getContentAsByteArray()));
        } catch (JsonProcessingException broken) {
            throw new Refusal(
                    "line " + broken.getLocation().getLineNr(), "is not valid YAML: " + broken.getOriginalMessage());
        } catch (IOException missing) {
            throw new Refusal("mapping", "cannot be read; add the file or correct the name");
        }
    }

    private static WebhookMapping of(String file, JsonNode root) {
        if (!root.isArray() || root.isEmpty()) {
            throw new Refusal("rules", "the file must be a list of rules");
        }
        var rules = new ArrayList<WebhookRule>();
        root.forEach(rule -> rules.add(rule("rule " + (rules.size() + 1), rule)));
        return new WebhookMapping(file, List.copyOf(rules));
    }

    private static WebhookRule rule(String place, JsonNode rule) {
        var becomes = rule.has("case") ? Becomes.CASE : rule.has("change") ? Becomes.CHANGE : Becomes.MESSAGE;
        var target = becomes.name().toLowerCase(Locale.ROOT);
        checkKeys(place, rule, Set.of("name", "when", target), Set.of());
        var fields = new LinkedHashMap<String, FeelExpression>();
        checkKeys(place + ", " + target, rule.get(target), becomes.required, becomes.optional);
        rule.get(target)
                .fieldNames()
                .forEachRemaining(field -> fields.put(
                        field,
                        feel(
                                "%s, %s.%s".formatted(place, target, field),
                                rule.get(target).get(field))));
        return new WebhookRule(rule.get("name").asText(), feel(place + ", when", rule.get("when")), becomes, fields);
    }

    private static void checkKeys(String place, JsonNode node, Set<String> required, Set<String> optional) {
        if (!node.isObject()) {
            throw new Refusal(place, "must have the keys " + new TreeSet<>(required));
        }
        var missing = new TreeSet<>(required);
        var unknown = new TreeSet<String>();
        node.fieldNames().forEachRemaining(key -> {
            if (!missing.remove(key) && !optional.contains(key)) {
                unknown.add(key);
            }
        });
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new Refusal(place, "keys missing: %s; keys nobody knows here: %s".formatted(missing, unknown));
        }
    }

    private static FeelExpression feel(String place, JsonNode expression) {
        if (!expression.isTextual()) {
            throw new Refusal(place, "must be a FEEL expression; put it into quotes");
        }
        return FeelExpression.of(place, expression.asText());
    }
}
