package dev.baton.notification.endpoints;

import dev.baton.casefile.Priority;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.notification.endpoints.Endpoint.Kind;
import dev.baton.notification.endpoints.Endpoint.Setup;
import dev.baton.notification.told.ToldEvents;
import dev.baton.outbound.CallRefused;
import dev.baton.outbound.Outbound;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether an endpoint can be as somebody wants it; each refusal says what to do. */
@Component
class EndpointCheck {

    static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,49}");

    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,49}");

    private final Outbound outbound;
    private final List<String> hostsOfTeams;

    EndpointCheck(Outbound outbound, @Value("${baton.endpoints.teams-hosts}") List<String> hostsOfTeams) {
        this.outbound = outbound;
        this.hostsOfTeams = hostsOfTeams;
    }

    void check(String id, Setup setup) {
        refuseUnless(
                ID.matcher(id).matches(),
                "id",
                "must be 1 to 50 lower-case letters, digits and hyphens, and begin with a letter or digit");
        var problem = TextRules.problem(setup.name(), 80, true);
        refuseUnless(problem == null, "name", String.valueOf(problem));
        checkAddress(setup);
        checkEvents(setup.events());
        refuseUnless(
                setup.source() == null || SOURCE.matcher(setup.source()).matches(),
                "source",
                "is no name of a source: write it as it stands on its cases, such as zendesk");
        setup.priorities().stream()
                .filter(one -> Arrays.stream(Priority.values())
                        .noneMatch(known -> known.name().equals(one)))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new Refusal("priorities", "\"%s\" is none of P1, P2, P3".formatted(unknown));
                });
        refuseUnless(
                setup.kind() == Kind.WEBHOOK || !setup.words(),
                "words",
                "is for webhooks only: what goes to a channel of Teams is read by all of it");
    }

    private void checkAddress(Setup setup) {
        var address = uri(setup.address());
        try {
            outbound.check(address);
        } catch (CallRefused refused) {
            throw new Refusal("address", "cannot be called: " + refused.getMessage());
        }
        if (setup.kind() == Kind.TEAMS) {
            checkTeams(address.getHost().toLowerCase(Locale.ROOT));
        }
    }

    private void checkTeams(String host) {
        refuseUnless(
                !host.endsWith("webhook.office.com"),
                "address",
                "is of an Office 365 connector, which Microsoft has ended: make a workflow in Teams with \"Send webhook alerts to a "
                        + "channel\", and take its address");
        refuseUnless(
                hostsOfTeams.stream().anyMatch(known -> host.equals(known) || host.endsWith("." + known)),
                "address",
                "is not of a workflow of Teams: its host ends with " + String.join(" or ", hostsOfTeams));
    }

    private static void checkEvents(List<String> events) {
        refuseUnless(!events.isEmpty(), "events", "is empty: choose at least one event");
        var known = ToldEvents.types();
        events.stream().filter(one -> !known.contains(one)).findFirst().ifPresent(unknown -> {
            throw new Refusal("events", "\"%s\" is no event; docs/webhooks.md has their names".formatted(unknown));
        });
    }

    private static URI uri(@Nullable String text) {
        try {
            return URI.create(text == null ? "" : text.strip());
        } catch (IllegalArgumentException unreadable) {
            throw new Refusal("address", "is no address; write one like https://hooks.example.com/baton");
        }
    }

    private static void refuseUnless(boolean holds, String field, String message) {
        if (!holds) {
            throw new Refusal(field, message);
        }
    }
}
