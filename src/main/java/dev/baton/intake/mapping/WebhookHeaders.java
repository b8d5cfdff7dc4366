package dev.baton.intake.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The headers of a message as its mapping sees them: names in lower case, with what proves or logs in left out. */
public record WebhookHeaders(Map<String, Object> values) {

    private static final int MOST = 50;
    private static final int LONGEST = 1_000;
    private static final Pattern SECRET =
            Pattern.compile(".*(authorization|cookie|signature|secret|token|password|api-?key).*");
    private static final Set<String> OF_THE_WAY = Set.of("host", "connection", "content-length", "accept-encoding");
    private static final ObjectMapper JSON = new ObjectMapper();

    static final WebhookHeaders NONE = new WebhookHeaders(Map.of());

    public static WebhookHeaders of(HttpServletRequest request, Set<String> hidden) {
        var values = new TreeMap<String, Object>();
        Collections.list(request.getHeaderNames()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> !SECRET.matcher(name).matches() && !OF_THE_WAY.contains(name) && !hidden.contains(name))
                .limit(MOST)
                .forEach(name -> values.put(name, shortened(request.getHeader(name))));
        return new WebhookHeaders(values);
    }

    public static WebhookHeaders of(String json) {
        try {
            return new WebhookHeaders(JSON.readValue(json, new TypeReference<TreeMap<String, Object>>() {}));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String json() {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As FEEL reads them: {@code headers.x_github_event}, because its names have no hyphens; also as they are written. */
    public Map<String, Object> named() {
        var named = new TreeMap<>(values);
        values.forEach((name, value) -> named.put(name.replace('-', '_'), value));
        return named;
    }

    private static String shortened(String value) {
        var text = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
        return text.replaceAll("[^\\x20-\\x7E]", "?");
    }
}
