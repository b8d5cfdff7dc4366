package dev.baton.intake.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.Sender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A message on its way to a webhook, which a test may spoil before it is sent. */
public final class Wire {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final HttpRequest.Builder request;
    private final Map<String, String> headers;
    private BodyPublisher body;

    private Wire(String url, Map<String, String> headers, byte[] body) {
        this.request = HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json");
        this.headers = headers;
        this.body = BodyPublishers.ofByteArray(body);
    }

    /** What came back. */
    public record Answer(int status, String type, Map<String, Object> body, String text, String retryAfter) {

        public Answer expect(int expected) {
            assertThat(status).as(text).isEqualTo(expected);
            return this;
        }

        Answer expectProblem(int expected, String... words) {
            expect(expected);
            assertThat(type).startsWith("application/problem+json");
            assertThat(List.of(words)).allSatisfy(word -> assertThat(text).contains(word));
            return this;
        }

        public String number() {
            return String.valueOf(body.get("number"));
        }
    }

    public static Wire to(String server, Sender sender, String id, Instant at, byte[] body) {
        return new Wire(server + "/api/webhooks/" + sender.source(), sender.sign(id, at, body), body);
    }

    static Wire unsigned(String server, String source, byte[] body) {
        return new Wire(server + "/api/webhooks/" + source, new java.util.LinkedHashMap<>(), body);
    }

    public static String id() {
        return "msg_" + UUID.randomUUID();
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    Wire with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Wire without(String header) {
        assertThat(headers.remove(header)).isNotNull();
        return this;
    }

    Wire twice(String header) {
        request.header(header, headers.get(header));
        return this;
    }

    Wire body(BodyPublisher other) {
        body = other;
        return this;
    }

    Wire as(String contentType) {
        request.setHeader("Content-Type", contentType);
        return this;
    }

    public Answer send() {
        headers.forEach(request::header);
        try {
            var answer = HTTP.send(request.POST(body).build(), BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    header(answer, "Content-Type"),
                    json(answer),
                    answer.body(),
                    header(answer, "Retry-After"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(HttpResponse<String> answer) throws IOException {
        return answer.body().isEmpty() ? Map.of() : new ObjectMapper().readValue(answer.body(), Map.class);
    }
}
