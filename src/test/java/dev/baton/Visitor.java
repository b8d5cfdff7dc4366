package dev.baton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Someone at Baton's door with a browser's cookies and, unless anonymous, a name and the password of the demo people. */
public final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build();
    private final String url;
    private final @Nullable String user;

    private Visitor(int port, @Nullable String user) {
        this.url = "http://localhost:" + port;
        this.user = user;
    }

    public record Answer(int status, String body) {}

    public static Visitor named(String user, int port) {
        var visitor = new Visitor(port, user);
        visitor.get("/camunda/app/tasklist/default/");
        return visitor;
    }

    public static Visitor nobody(int port) {
        var visitor = new Visitor(port, null);
        visitor.get("/camunda/app/tasklist/default/");
        return visitor;
    }

    /** With a session instead of a password in every request, as a browser has it. */
    public static Visitor loggedIn(String user, int port) {
        var visitor = new Visitor(port, null);
        visitor.form("/login", Map.of("username", user, "password", "baton", "_csrf", visitor.token("/login")));
        return visitor;
    }

    /** The token of the form on a page. */
    public String token(String page) {
        var token = TOKEN.matcher(get(page).body());
        return token.find() ? token.group(1) : "";
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public Answer put(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer form(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** What Modeler sends when its button is pressed. */
    public Answer deploy(String name, Map<String, byte[]> files) {
        return deploy(name, "Camunda Modeler", files);
    }

    public Answer deploy(String name, String source, Map<String, byte[]> files) {
        var boundary = UUID.randomUUID().toString();
        var body = new Multipart(boundary)
                .field("deployment-name", name)
                .field("deployment-source", source)
                .field("enable-duplicate-filtering", "true");
        files.forEach(body::file);
        return send(request("/engine-rest/deployment/create")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.bytes())));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).header("Accept", "application/json, text/html");
        if (user != null) {
            request.header("Authorization", "Basic " + encoded(user + ":baton"));
        }
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .forEach(token -> request.setHeader("X-XSRF-TOKEN", token));
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static String encoded(String login) {
        return Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }
}
