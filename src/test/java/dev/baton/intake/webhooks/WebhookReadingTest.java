package dev.baton.intake.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.StrangeInput;
import dev.baton.intake.mapping.WebhookMapping;
import dev.baton.intake.mapping.WebhookPayload;
import dev.baton.intake.signatures.WebhookKeys;
import dev.baton.intake.signatures.WebhookScheme;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.ErrorResponseException;

/** Reading of what strangers send, without the server around it, so that many more can be tried. */
class WebhookReadingTest {

    private static final WebhookMapping HELPDESK = mapping("helpdesk");
    private static final WebhookMapping ZENDESK = mapping("zendesk");

    @Property
    void aPayloadIsReadOrRefusedWithAReason(@ForAll("payloads") byte[] body) {
        for (var mapping : List.of(HELPDESK, ZENDESK)) {
            try {
                read(mapping, body)
                        .ifPresent(values -> assertThat(values)
                                .allSatisfy(value -> assertThat(value.isTextual() || value.isBoolean())
                                        .isTrue()));
            } catch (ErrorResponseException refused) {
                assertThat(refused.getStatusCode().value()).isIn(400, 422);
                assertThat(refused.getBody().getDetail()).isNotBlank();
            }
        }
    }

    @Property
    void whateverItsHeadersSayNoMessageIsBelievedWithoutASignature(
            @ForAll WebhookScheme scheme, @ForAll("headers") List<String> headers, @ForAll byte[] body) {
        var request = new MockHttpServletRequest();
        var names = java.util.stream.Stream.of(scheme.signatureHeader, scheme.timeHeader, scheme.idHeader)
                .filter(java.util.Objects::nonNull)
                .toList();
        for (int i = 0; i < headers.size(); i++) {
            request.addHeader(names.get(i % names.size()), headers.get(i));
        }

        assertThat(source(scheme).doubt(WebhookMessage.of(scheme, request, body), Instant.EPOCH))
                .isNotNull();
    }

    @Provide
    Arbitrary<byte[]> payloads() {
        return Arbitraries.oneOf(
                StrangeInput.likeJson("""
                        {"type": "ticket.created", "data": {"id": "7", "subject": "s", "description": "d", "account": "a",
                         "contact": "c", "category": "billing", "zone": "Europe/Berlin", "impact": "low", "urgency": "high"}}
                        """),
                StrangeInput.likeJson("""
                        {"type": "comment.added", "data": {"ticket": 7, "text": "t", "public": true, "from_customer": false}}
                        """),
                StrangeInput.likeJson("""
                        {"type": "zen:event-type:ticket.created", "event": {}, "detail": {"id": 7, "subject": "s",
                         "description": "d", "organization_id": 8, "requester_id": 9, "priority": "HIGH", "via": {"channel": "c"}}}
                        """),
                StrangeInput.likeJson("""
                        {"type": "zen:event-type:ticket.comment_added", "detail": {"id": "7"}, "event": {"comment": {"body": "b",
                         "is_public": true, "author": {"id": "-1", "is_staff": true, "name": "n"}}}}
                        """));
    }

    @Provide
    Arbitrary<List<String>> headers() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().all().ofMaxLength(60),
                        Arbitraries.strings().withChars("v1,= 0").ofMaxLength(60),
                        Arbitraries.of(
                                "v1,",
                                "v1,AAAA v1,AAAA",
                                "sha256=",
                                "sha256=00",
                                "v0=zz",
                                "0",
                                "-1",
                                "9999999999999999999",
                                "1970-01-01T00:00:00Z",
                                "+1000000000-01-01T00:00:00Z",
                                "31556889864403199"))
                .list()
                .ofMaxSize(4);
    }

    private static Optional<ObjectNode> read(WebhookMapping mapping, byte[] body) {
        var payload = WebhookPayload.of(body);
        return mapping.ruleFor(payload).map(rule -> rule.read(payload));
    }

    private static WebhookSource source(WebhookScheme scheme) {
        return new WebhookSource(
                "test",
                scheme,
                new WebhookKeys(List.of(new byte[32])),
                HELPDESK,
                Duration.ofHours(1),
                Duration.ofDays(1));
    }

    private static WebhookMapping mapping(String name) {
        var file = "processes/webhooks/%s.yml".formatted(name);
        return WebhookMapping.read(file, new ClassPathResource(file));
    }
}
