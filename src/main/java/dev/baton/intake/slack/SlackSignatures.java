package dev.baton.intake.slack;

import dev.baton.intake.signatures.WebhookKeys;
import dev.baton.intake.signatures.WebhookScheme;
import dev.baton.web.ProblemResponses;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Whether Slack sent it, within the last five minutes. Without a signing secret nothing is believed. */
@Component
class SlackSignatures {

    private static final Logger log = LoggerFactory.getLogger(SlackSignatures.class);
    private static final int LARGEST = 1024 * 1024;
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final WebhookKeys keys;
    private final Clock clock;

    SlackSignatures(@Value("${baton.slack.signing-secret}") String secret, Clock clock) {
        this.keys = new WebhookKeys(secret.isBlank() ? List.of() : List.of(key(secret.strip())));
        this.clock = clock;
    }

    private static byte[] key(String secret) {
        try {
            return WebhookScheme.SLACK.key(secret);
        } catch (IllegalArgumentException unfit) {
            throw new IllegalStateException(
                    "baton.slack.signing-secret %s; copy it from Basic Information of the app"
                            .formatted(unfit.getMessage()),
                    unfit);
        }
    }

    /** The body as it came; 401 where it is not believed. */
    String believed(HttpServletRequest request) throws IOException {
        var body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw ProblemResponses.answer(
                    HttpStatus.PAYLOAD_TOO_LARGE, "The body is too large: at most %,d bytes.".formatted(LARGEST));
        }
        var time = header(request, "X-Slack-Request-Timestamp");
        var signatures = WebhookScheme.SLACK.signatures(header(request, "X-Slack-Signature"));
        var before = WebhookScheme.SLACK.signedBeforeBody("", time).getBytes(StandardCharsets.ISO_8859_1);
        if (!keys.signed(before, body, signatures) || !isTimely(time)) {
            log.info("A request as if of Slack is not believed");
            throw ProblemResponses.answer(
                    HttpStatus.UNAUTHORIZED,
                    "The request is not signed by Slack with baton.slack.signing-secret, or not lately. Check secret and clock.");
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    private boolean isTimely(String time) {
        var sent = WebhookScheme.SLACK.sentAt(time);
        return sent != null && Duration.between(sent, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
    }

    private static String header(HttpServletRequest request, String name) {
        var value = request.getHeader(name);
        return value == null || value.length() > 255 ? "" : value;
    }
}
