package dev.baton.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a screen: it keeps cookies and follows no redirect by itself. */
public class Visitor {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private static final HttpClient FORGETFUL =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final CookieManager cookies = new CookieManager();
    private final HttpClient http;
    private final String baton;

    public Visitor(int port) {
        this.baton = "http://localhost:" + port;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .build();
    }

    private Visitor(int port, HttpClient http) {
        this.baton = "http://localhost:" + port;
        this.http = http;
    }

    /** An API client: it keeps no cookies. */
    public static Visitor program(int port) {
        return new Visitor(port, FORGETFUL);
    }

    public static String basic(String user, String password) {
        var login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(login);
    }

    public static Visitor loggedIn(int port, String user) {
        var visitor = new Visitor(port);
        visitor.logIn(user, "baton");
        return visitor;
    }

    public HttpResponse<String> logIn(String user, String password) {
        get("/login");
        return submit("/login", "/login", Map.of("username", user, "password", password));
    }

    public HttpResponse<String> get(String address, String... headers) {
        return send("GET", address, "", headers);
    }

    /** Fills in the form on {@code page}, whose hidden token comes along. */
    public HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
        var form = form(fields) + "&_csrf=" + encoded(csrf(get(page).body()));
        return send("POST", action, form, "Content-Type", "application/x-www-form-urlencoded");
    }

    public HttpResponse<String> send(String method, String address, String body, String... headers) {
        var uri = URI.create(address.startsWith("http") ? address : baton + address);
        var request = HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.ofString(body));
        request.header("Accept", "text/html, */*;q=0.8");
        for (var header = 0; header < headers.length; header += 2) {
            request.setHeader(headers[header], headers[header + 1]);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    /** One GET with a header, from another address of this machine; the whole answer as it came. */
    public static String from(String address, int port, String path, String... headerLines) {
        try (var socket = new Socket("127.0.0.1", port, InetAddress.getByName(address), 0)) {
            var head = "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n"
                    .formatted(path, String.join("", headerLines));
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static String csrf(String page) {
        var token = CSRF.matcher(page);
        return token.find() ? token.group(1) : "";
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    public static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
