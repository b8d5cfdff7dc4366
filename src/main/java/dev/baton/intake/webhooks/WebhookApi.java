package dev.baton.intake.webhooks;

import dev.baton.intake.mapping.WebhookHeaders;
import dev.baton.web.ProblemResponses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signed messages of a helpdesk. Nobody is logged in here: the signature is all there is to trust. */
@RestController
class WebhookApi {

    private static final Logger log = LoggerFactory.getLogger(WebhookApi.class);

    private final WebhookSources sources;
    private final TakeIn takeIn;
    private final Clock clock;

    WebhookApi(WebhookSources sources, TakeIn takeIn, Clock clock) {
        this.sources = sources;
        this.takeIn = takeIn;
        this.clock = clock;
    }

    /**
     * 200 {@code {outcome: reported | added | changed, number}} once the case or the message is kept, 202 {@code {outcome: ignored,
     * why}} where the source's mapping has no rule for it, 202 {@code {outcome: kept, why}} where it cannot be taken in as it is:
     * it waits for its case or for a person, and need not be sent again. The same answer again for the same delivery. 401 for
     * every message that is not believed, 413 above 2 MB, 409 for another message under a known id. 429 with {@code Retry-After}
     * where it cannot be taken in and as much of its source is kept as may be.
     */
    @Operation(
            summary = "A signed message of a source below baton.webhooks",
            description = "A JSON object of at most 2 MB, 64 levels and 200,000 tokens.",
            requestBody = @RequestBody(required = true, content = @Content(mediaType = "application/json")))
    @PostMapping("/api/webhooks/{source}")
    ResponseEntity<WebhookAnswer> receive(@PathVariable String source, HttpServletRequest request) throws IOException {
        var body = WebhookMessage.body(request);
        var from = sources.named(source);
        var message = WebhookMessage.of(from.scheme(), request, body);
        check(from, message);
        var headers = WebhookHeaders.of(
                request, Set.of(from.scheme().signatureHeader().toLowerCase(Locale.ROOT)));
        var answer = WebhookLogin.of(from.name(), () -> takeIn.delivery(from, message, headers));
        return ResponseEntity.status(answer.number() == null ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(answer);
    }

    private void check(WebhookSource source, WebhookMessage message) {
        var doubt = source.doubt(message, clock.instant());
        if (doubt != null) {
            log.info("A message for the webhook \"{}\" is not believed: {}", source.name(), doubt);
            throw ProblemResponses.answer(
                    HttpStatus.UNAUTHORIZED,
                    "The message is not signed by anybody known here, or not lately. Check name, secret and clock.");
        }
    }
}
