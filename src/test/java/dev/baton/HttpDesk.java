package dev.baton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Baton from outside: each call is one person's, and what Baton does not accept is an error that names the call. */
public class HttpDesk {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final String url;
    private final String password;

    /** @param password everyone's */
    public HttpDesk(String url, String password) {
        this.url = url.replaceAll("/$", "");
        this.password = password;
    }

    public record Call(String what, Duration took) {}

    public record Answer(int status, JsonNode body) {}

    public static class NotAccepted extends RuntimeException {
        NotAccepted(String message) {
            super(message);
        }
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    public JsonNode get(String user, String path) {
        return call(user, "GET", path, null).body();
    }

    public Answer post(String user, String path, Object body) {
        return call(user, "POST", path, body);
    }

    public void put(String user, String path, Object body) {
        call(user, "PUT", path, body);
    }

    void delete(String user, String path) {
        call(user, "DELETE", path, null);
    }

    /** Claims the task where nobody has it yet. */
    public String takes(String user, String task, String number) {
        var found = task(user, task, number);
        var id = found.get("id").asText();
        if (found.get("assignee").isNull()) {
            post(user, "/engine-rest/task/%s/claim".formatted(id), Map.of("userId", user));
        }
        return id;
    }

    public void does(String user, String task, String number, Map<String, String> answers) {
        var variables = answers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, answer -> Map.of("value", answer.getValue())));
        var id = takes(user, task, number);
        post(user, "/engine-rest/task/%s/submit-form".formatted(id), Map.of("variables", variables));
    }

    private JsonNode task(String user, String name, String number) {
        var tasks = get(
                user,
                "/engine-rest/task?processInstanceBusinessKey=%s&name=%s&sortBy=created&sortOrder=desc"
                        .formatted(number, URLEncoder.encode(name, StandardCharsets.UTF_8)));
        if (tasks.isEmpty()) {
            throw new NotAccepted("%s sees no task \"%s\" of %s".formatted(user, name, number));
        }
        return tasks.get(0);
    }

    private Answer call(String user, String method, String path, @Nullable Object body) {
        var started = System.nanoTime();
        var answer = send(user, method, path, body);
        var what = method + " " + path.replaceAll("\\?.*", "").replaceAll("C-\\d+|[0-9a-f-]{36}|country-\\w+", "*");
        calls.add(new Call(what, Duration.ofNanos(System.nanoTime() - started)));
        if (answer.status() / 100 != 2) {
            throw new NotAccepted("%s: %s %s %s -> %s".formatted(user, method, path, body, answer));
        }
        return answer;
    }

    private Answer send(String user, String method, String path, @Nullable Object body) {
        try {
            var content = body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
            var login = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
            var request = HttpRequest.newBuilder(URI.create(url + path))
                    .method(method, content)
                    .header("Authorization", "Basic " + login)
                    .header("Content-Type", "application/json")
                    .timeout(Duration.ofMinutes(1))
                    .build();
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), json(response.body()));
        } catch (IOException failure) {
            throw new UncheckedIOException(method + " " + path, failure);
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    private static JsonNode json(byte[] body) throws IOException {
        return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
    }
}
