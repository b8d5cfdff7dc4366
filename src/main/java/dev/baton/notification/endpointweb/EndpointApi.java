package dev.baton.notification.endpointweb;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.casefile.Refusal;
import dev.baton.casefile.StorableText;
import dev.baton.notification.NoticeTexts;
import dev.baton.notification.endpoints.Endpoint;
import dev.baton.notification.endpoints.Endpoint.Kind;
import dev.baton.notification.endpoints.Endpoint.Setup;
import dev.baton.notification.endpoints.Endpoints;
import dev.baton.notification.telling.EndpointMessage;
import dev.baton.notification.telling.EndpointMessages;
import dev.baton.notification.telling.TestEndpoint;
import dev.baton.notification.telling.TestEndpoint.Outcome;
import dev.baton.web.ProblemResponses;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who else is told what happens to cases. Its shapes stand in {@code docs/webhooks.md}. */
@RestController
@RequestMapping("/api/endpoints")
class EndpointApi {

    private static final int LISTED = 100;

    private final Endpoints endpoints;
    private final EndpointMessages messages;
    private final TestEndpoint tests;
    private final NoticeTexts texts;

    EndpointApi(Endpoints endpoints, EndpointMessages messages, TestEndpoint tests, NoticeTexts texts) {
        this.texts = texts;
        this.endpoints = endpoints;
        this.messages = messages;
        this.tests = tests;
    }

    /**
     * @param kind webhook, which it is where it is missing, or teams
     * @param address {@code https://…}; where it is missing and the endpoint is known, it stays as it is
     * @param events names of events, at least one
     * @param words whether the subject and the words of public messages go along; no where it is missing
     * @param source only cases of this source, and not what it said itself
     * @param priorities only cases of these priorities; any where it is missing or empty
     * @param escalated only escalated cases; no where it is missing
     * @param enabled yes where it is missing
     */
    record Wanted(
            @StorableText(max = 80, required = true) @Nullable
            String name,

            @Nullable String kind,
            @StorableText(max = 2000) @Nullable String address,
            @Nullable List<String> events,
            @Nullable Boolean words,
            @StorableText(max = 50) @Nullable String source,
            @Nullable List<String> priorities,
            @Nullable Boolean escalated,
            @Nullable Boolean enabled,
            @JsonAnySetter @Schema(hidden = true) @Nullable Map<String, Object> unknown) {}

    /**
     * @param address of Teams only its host, since the whole is a secret
     * @param because why it is disabled
     * @param failingSince ISO-8601 UTC
     * @param secret of a new webhook, in the answer that made it and nowhere else
     * @param warnings of fields that are not known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            String id,
            String name,
            String kind,
            String address,
            List<String> events,
            boolean words,
            @Nullable String source,
            List<String> priorities,
            boolean escalated,
            boolean enabled,
            @Nullable String because,
            @Nullable Instant failingSince,
            @Nullable String secret,
            @Nullable List<String> warnings) {}

    /**
     * One of the two.
     *
     * @param message the id of one message, {@code msg_…} or as a UUID
     * @param since ISO-8601: everything that happened from then on
     */
    record Again(@Nullable String message, @Nullable Instant since) {}

    record SentAgain(int messages) {}

    record NewSecret(String secret) {}

    /** @param id as in the header {@code webhook-id} */
    record Told(
            String id,
            String type,
            String caseNumber,
            long sequence,
            Instant at,
            String state,
            @Nullable Instant triedAt,
            @Nullable String result) {}

    /** All of them, by name. */
    @GetMapping
    List<Shown> all() {
        return endpoints.all().stream().map(one -> shown(one, null, null)).toList();
    }

    /** 404 where there is none. */
    @GetMapping("/{id}")
    Shown one(@PathVariable String id) {
        return shown(known(id), null, null);
    }

    /**
     * Makes it (201, with its secret) or changes it (200): all that is said of it counts, and what is left out is not so any more.
     * 400 with the field and what to do.
     */
    @PutMapping("/{id}")
    ResponseEntity<Shown> put(@PathVariable String id, @RequestBody @Valid Wanted wanted, Principal user) {
        var before = endpoints.find(id);
        var setup = setup(wanted, before.orElse(null));
        var secret = endpoints.save(id, setup, !Boolean.FALSE.equals(wanted.enabled()), user.getName());
        return ResponseEntity.status(before.isEmpty() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(shown(known(id), secret, unknown(wanted)));
    }

    /** 204; 404 where there is none. What it was not told yet it will not be told. */
    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(@PathVariable String id, Principal user) {
        known(id);
        endpoints.remove(id, user.getName());
        return ResponseEntity.noContent().build();
    }

    /** Sends {@code baton.test} at once and says what came of it; the answer is 200 also where it did not arrive. */
    @PostMapping("/{id}/test")
    Outcome test(@PathVariable String id) {
        return tests.test(known(id));
    }

    /** A new secret; the one before signs beside it for {@code baton.endpoints.secret-overlap}. 409 where it signs nothing. */
    @PostMapping("/{id}/secret")
    NewSecret newSecret(@PathVariable String id) {
        if (known(id).setup().kind() != Kind.WEBHOOK) {
            throw ProblemResponses.answer(
                    HttpStatus.CONFLICT, "Only webhooks have a secret. Change the address of this endpoint instead.");
        }
        return new NewSecret(endpoints.newSecret(id));
    }

    /** What it was told lately, the newest first, 100 at most. */
    @GetMapping("/{id}/messages")
    List<Told> messages(@PathVariable String id) {
        known(id);
        return messages.latest(id, LISTED).stream().map(this::told).toList();
    }

    /**
     * 202 with how many are sent again, under the ids they had; what is on its way is left alone. 404 where it was told no such
     * message, or that is on its way.
     */
    @PostMapping("/{id}/replay")
    ResponseEntity<SentAgain> again(@PathVariable String id, @RequestBody Again again) {
        known(id);
        if ((again.message() == null) == (again.since() == null)) {
            throw new Refusal("message", "or since is to be said: one of the two");
        }
        if (again.since() != null) {
            return accepted(messages.again(id, again.since()));
        }
        if (!messages.again(id, idOf(String.valueOf(again.message())))) {
            throw ProblemResponses.answer(
                    HttpStatus.NOT_FOUND, "This endpoint was told no such message, or it is on its way already.");
        }
        return accepted(1);
    }

    private static ResponseEntity<SentAgain> accepted(int some) {
        return ResponseEntity.accepted().body(new SentAgain(some));
    }

    private Endpoint known(String id) {
        return endpoints
                .find(id)
                .orElseThrow(() -> ProblemResponses.answer(
                        HttpStatus.NOT_FOUND, "There is no such endpoint. GET /api/endpoints has them all."));
    }

    private static Setup setup(Wanted wanted, @Nullable Endpoint before) {
        var kind = kind(wanted.kind());
        var kept =
                before != null && before.setup().kind() == kind ? before.setup().address() : "";
        return new Setup(
                String.valueOf(wanted.name()),
                kind,
                wanted.address() == null || wanted.address().isBlank() ? kept : wanted.address(),
                texts("events", wanted.events()),
                Boolean.TRUE.equals(wanted.words()),
                wanted.source() == null || wanted.source().isBlank()
                        ? null
                        : wanted.source().strip(),
                texts("priorities", wanted.priorities()),
                Boolean.TRUE.equals(wanted.escalated()));
    }

    private static List<String> texts(String field, @Nullable List<String> given) {
        if (given != null && given.stream().anyMatch(Objects::isNull)) {
            throw new Refusal(field, "has an entry that is null");
        }
        return given == null ? List.of() : given;
    }

    private static Kind kind(@Nullable String given) {
        return switch (given == null ? "webhook" : given.strip().toLowerCase(Locale.ROOT)) {
            case "webhook" -> Kind.WEBHOOK;
            case "teams" -> Kind.TEAMS;
            default -> throw new Refusal("kind", "must be one of webhook, teams");
        };
    }

    private static @Nullable List<String> unknown(Wanted wanted) {
        return wanted.unknown() == null || wanted.unknown().isEmpty()
                ? null
                : wanted.unknown().keySet().stream()
                        .map(field -> field + " is not known and was left out")
                        .toList();
    }

    private static UUID idOf(String given) {
        var plain = given.startsWith("msg_") ? given.substring(4) : given.replace("-", "");
        if (!plain.matches("[0-9a-fA-F]{32}")) {
            throw new Refusal("message", "is no id of a message; take it from the list of messages");
        }
        return UUID.fromString(plain.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }

    private Told told(EndpointMessage message) {
        return new Told(
                message.wireId(),
                message.type(),
                message.caseNumber(),
                message.sequence(),
                message.at(),
                message.state().name().toLowerCase(Locale.ROOT),
                message.triedAt(),
                message.result() == null ? null : texts.word(message.result(), Locale.ENGLISH));
    }

    private static Shown shown(Endpoint endpoint, @Nullable String secret, @Nullable List<String> warnings) {
        var setup = endpoint.setup();
        return new Shown(
                endpoint.id(),
                setup.name(),
                setup.kind().name().toLowerCase(Locale.ROOT),
                address(setup),
                setup.events(),
                setup.words(),
                setup.source(),
                setup.priorities(),
                setup.escalated(),
                endpoint.enabled(),
                endpoint.because(),
                endpoint.failingSince(),
                secret,
                warnings);
    }

    static String address(Setup setup) {
        return setup.kind() == Kind.TEAMS
                ? "https://" + URI.create(setup.address()).getHost() + "/…"
                : setup.address();
    }
}
