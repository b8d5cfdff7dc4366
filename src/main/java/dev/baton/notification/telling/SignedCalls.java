package dev.baton.notification.telling;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.baton.notification.endpoints.Endpoint;
import dev.baton.notification.endpoints.EndpointSecrets;
import dev.baton.outbound.Call;
import java.net.URI;
import java.time.Clock;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A message as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> 1.0 has it, signed with each secret that counts. */
@Component
class SignedCalls {

    private final EndpointSecrets secrets;
    private final Clock clock;

    SignedCalls(EndpointSecrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    Call of(Endpoint endpoint, String id, String body) {
        var time = clock.instant().getEpochSecond();
        var signatures = secrets.of(endpoint.id()).stream()
                .map(secret -> signature(secret, id, time, body))
                .collect(Collectors.joining(" "));
        return Call.post(URI.create(endpoint.setup().address()), body)
                .with("webhook-id", id)
                .with("webhook-timestamp", String.valueOf(time))
                .with("webhook-signature", signatures);
    }

    private static String signature(String secret, String id, long time, String body) {
        try {
            return new Webhook(secret).sign(id, time, body);
        } catch (WebhookSigningException | EmptyWebhookSecretException unfit) {
            throw new IllegalStateException("Its secret cannot sign", unfit);
        }
    }
}
