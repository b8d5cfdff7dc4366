package dev.baton.audit.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who does what is happening now, and by which way. */
final class Origin {

    static final String BATON = "baton";

    /** An id that was sent with the request may be anything. */
    private static final Pattern OWN = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** By the beginning of the address, the particular ones first. */
    private static final Map<String, String> WAYS = new LinkedHashMap<>();

    static {
        WAYS.put("/camunda/app/cockpit", "cockpit");
        WAYS.put("/camunda/api/cockpit", "cockpit");
        WAYS.put("/camunda/app/admin", "admin");
        WAYS.put("/camunda/api/admin", "admin");
        WAYS.put("/camunda/", "tasklist");
        WAYS.put("/engine-rest", "rest");
        WAYS.put("/api/slack/", "slack");
        WAYS.put("/api/webhooks/", "helpdesk");
        WAYS.put("/api/mail", "mail");
        WAYS.put("/status/", "status-page");
        WAYS.put("/api/", "api");
    }

    private Origin() {}

    /** The user id of who is logged in; null where nobody is. */
    static @Nullable String actor() {
        var login = SecurityContextHolder.getContext().getAuthentication();
        return login == null || login instanceof AnonymousAuthenticationToken ? null : login.getName();
    }

    /**
     * How it came: {@code token:<id>}, {@code cockpit}, {@code admin}, {@code tasklist}, {@code rest}, {@code slack}, {@code helpdesk},
     * {@code mail}, {@code status-page}, {@code api}, {@code page}, or {@code job} where no request is answered.
     */
    static String via() {
        var login = SecurityContextHolder.getContext().getAuthentication();
        if (login != null && login.getDetails() instanceof String token && token.startsWith("token:")) {
            return token;
        }
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request)) {
            return "job";
        }
        var path = request.getRequest().getRequestURI();
        return WAYS.entrySet().stream()
                .filter(way -> path.startsWith(way.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("page");
    }

    /** The id of the request, as it stands in the log; null where none is answered, or it came with an id of its sender. */
    static @Nullable String request() {
        var id = MDC.get("correlationId");
        return id != null && OWN.matcher(id).matches() ? id : null;
    }
}
