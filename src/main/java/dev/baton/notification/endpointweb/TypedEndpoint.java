package dev.baton.notification.endpointweb;

import dev.baton.notification.endpoints.Endpoint;
import dev.baton.notification.endpoints.Endpoint.Kind;
import dev.baton.notification.endpoints.Endpoint.Setup;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as it stands in the form.
 *
 * @param address empty where the one that is known stays: that of Teams is not shown
 */
record TypedEndpoint(
        String id,
        String name,
        String kind,
        String address,
        List<String> events,
        boolean words,
        String source,
        List<String> priorities,
        boolean escalated,
        boolean enabled) {

    static final TypedEndpoint NEW =
            new TypedEndpoint("", "", Kind.WEBHOOK.name(), "", List.of(), false, "", List.of(), false, true);

    static TypedEndpoint of(HttpServletRequest form, String id) {
        return new TypedEndpoint(
                id,
                text(form, "name"),
                text(form, "kind").equals(Kind.TEAMS.name()) ? Kind.TEAMS.name() : Kind.WEBHOOK.name(),
                text(form, "address"),
                texts(form, "events"),
                form.getParameter("words") != null,
                text(form, "source"),
                texts(form, "priorities"),
                form.getParameter("escalated") != null,
                form.getParameter("enabled") != null);
    }

    static TypedEndpoint of(Endpoint known) {
        var setup = known.setup();
        return new TypedEndpoint(
                known.id(),
                setup.name(),
                setup.kind().name(),
                setup.kind() == Kind.TEAMS ? "" : setup.address(),
                setup.events(),
                setup.words(),
                Optional.ofNullable(setup.source()).orElse(""),
                setup.priorities(),
                setup.escalated(),
                known.enabled());
    }

    Setup setup(@Nullable Endpoint before) {
        var chosen = Kind.valueOf(kind);
        var kept = before != null && before.setup().kind() == chosen
                ? before.setup().address()
                : "";
        return new Setup(
                name,
                chosen,
                address.isBlank() ? kept : address,
                events,
                words,
                source.isBlank() ? null : source,
                priorities,
                escalated);
    }

    static String text(HttpServletRequest form, String name) {
        var value = form.getParameter(name);
        return value == null ? "" : value.strip();
    }

    static String id(HttpServletRequest form) {
        return text(form, "id").toLowerCase(Locale.ROOT);
    }

    private static List<String> texts(HttpServletRequest form, String name) {
        var values = form.getParameterValues(name);
        return values == null ? List.of() : List.of(values);
    }
}
