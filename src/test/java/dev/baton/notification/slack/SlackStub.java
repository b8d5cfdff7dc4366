package dev.baton.notification.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.HttpStub;
import dev.baton.HttpStub.Answer;
import dev.baton.HttpStub.Heard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Slack as far as Baton uses it: it knows its channels, and says no as Slack does. */
final class SlackStub implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpStub server = new HttpStub();
    private final Set<String> names = new HashSet<>();
    private final Set<String> archived = new HashSet<>();
    private final AtomicInteger ids = new AtomicInteger((int) (System.nanoTime() / 1_000 % 1_000_000_000));
    private final Set<String> strangers = ConcurrentHashMap.newKeySet();
    private final Map<String, Runnable> befores = new ConcurrentHashMap<>();
    private final Map<String, String> errors = new ConcurrentHashMap<>();

    SlackStub() {
        server.answers(this::answer);
    }

    URI api() {
        return URI.create(server.url("/api/"));
    }

    String responseUrl() {
        return server.url("/response");
    }

    void nameIsTaken(String name) {
        names.add(name);
    }

    /** Nobody in Slack has their mail address, or somebody has it by now. */
    void knows(String person, boolean known) {
        var id = person.toUpperCase(java.util.Locale.ROOT);
        if (known) {
            strangers.remove(id);
        } else {
            strangers.add(id);
        }
    }

    /** At the next call of this method something else happens first. */
    void before(String method, Runnable work) {
        befores.put(method, work);
    }

    /** From now on this method ends with this error; with null it works again. */
    void fails(String method, String error) {
        if (error == null) {
            errors.remove(method);
        } else {
            errors.put(method, error);
        }
    }

    void answersOnce(Answer answer) {
        server.answersOnce(answer);
    }

    List<JsonNode> calls(String method) {
        return server.heard().stream()
                .filter(heard -> heard.path().startsWith("/api/" + method))
                .map(SlackStub::arguments)
                .toList();
    }

    List<JsonNode> responses() {
        return server.heard().stream()
                .filter(heard -> heard.path().equals("/response"))
                .map(SlackStub::arguments)
                .toList();
    }

    List<Heard> heard() {
        return server.heard();
    }

    private Answer answer(Heard heard) {
        if (!heard.path().startsWith("/api/")) {
            return Answer.of(200);
        }
        var method = heard.path().substring(5).replaceAll("\\?.*", "");
        var before = befores.remove(method);
        if (before != null) {
            before.run();
        }
        var error = errors.get(method);
        return Answer.json(error == null ? done(method, arguments(heard), heard.path()) : no(error));
    }

    private synchronized String done(String method, JsonNode arguments, String path) {
        var channel = arguments.path("channel").asText();
        if (archived.contains(channel) && !method.equals("conversations.archive")) {
            return no("is_archived");
        }
        return switch (method) {
            case "conversations.create" ->
                names.add(arguments.path("name").asText())
                        ? "{\"ok\":true,\"channel\":{\"id\":\"C%d\"}}".formatted(100 + ids.incrementAndGet())
                        : no("name_taken");
            case "users.lookupByEmail" ->
                strangers.contains(mail(path))
                        ? no("users_not_found")
                        : "{\"ok\":true,\"user\":{\"id\":\"U%s\"}}".formatted(mail(path));
            case "users.info" ->
                "{\"ok\":true,\"user\":{\"profile\":{\"email\":\"%s@baton.example\"}}}"
                        .formatted(path.replaceAll(".*user=U", "").toLowerCase(java.util.Locale.ROOT));
            case "chat.postMessage" -> "{\"ok\":true,\"ts\":\"1700000000.%06d\"}".formatted(ids.incrementAndGet());
            case "conversations.archive" -> archived.add(channel) ? "{\"ok\":true}" : no("already_archived");
            default -> "{\"ok\":true}";
        };
    }

    private static String mail(String path) {
        var mail = URLDecoder.decode(path.replaceAll(".*email=", ""), StandardCharsets.UTF_8);
        return mail.replaceAll("@.*", "").toUpperCase(java.util.Locale.ROOT);
    }

    private static String no(String error) {
        return "{\"ok\":false,\"error\":\"%s\"}".formatted(error);
    }

    private static JsonNode arguments(Heard heard) {
        try {
            return JSON.readTree(heard.body().isEmpty() ? "{}" : heard.body());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
