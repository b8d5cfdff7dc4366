package dev.baton.intake.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** A mail on its way to {@code POST /api/mail}. */
public final class PostedMail {

    private final Map<String, String> headers = new LinkedHashMap<>();
    private String words = "The export stops.";

    private PostedMail() {
        headers.put("From", "Ann Lee <ann-%s@acme.example.com>".formatted(UUID.randomUUID()));
        headers.put("To", "support@example.org");
        headers.put("Subject", "The export stops");
        headers.put("Message-ID", "<%s@acme.example.com>".formatted(UUID.randomUUID()));
    }

    public static PostedMail fromSomebodyNew() {
        return new PostedMail();
    }

    public static PostedMail from(String sender) {
        return new PostedMail().with("From", sender);
    }

    public PostedMail with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    PostedMail without(String header) {
        headers.remove(header);
        return this;
    }

    public PostedMail saying(String text) {
        words = text;
        return this;
    }

    /** An answer of the same sender. */
    PostedMail answeredBySender() {
        return from(headers.get("From")).answers(this);
    }

    PostedMail answers(PostedMail earlier) {
        return with("In-Reply-To", earlier.headers.get("Message-ID"))
                .with("Subject", "Re: " + earlier.headers.get("Subject"));
    }

    String sender() {
        return headers.get("From").replaceAll(".*<|>", "");
    }

    public String id() {
        return headers.get("Message-ID");
    }

    public byte[] raw() {
        var head = new StringBuilder();
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return (head + "\r\n" + words).getBytes(StandardCharsets.UTF_8);
    }

    Answer postedTo(TestRestTemplate http) {
        return post(http, "mara", raw());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static Answer post(TestRestTemplate http, String user, byte[] raw) {
        var type = new HttpHeaders();
        type.setContentType(MediaType.parseMediaType("message/rfc822"));
        var answer = http.withBasicAuth(user, "baton")
                .exchange("/api/mail", HttpMethod.POST, new HttpEntity<>(raw, type), Map.class);
        return new Answer(answer.getStatusCode().value(), answer.getBody() == null ? Map.of() : (Map) answer.getBody());
    }

    record Answer(int status, Map<String, Object> body) {

        Answer expect(int expected) {
            assertThat(status).as(body.toString()).isEqualTo(expected);
            return this;
        }

        String number() {
            return String.valueOf(body.get("case"));
        }

        String why() {
            return String.valueOf(body.get("why"));
        }
    }
}
