package dev.baton.security.passwords;

import java.io.IOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * What those who are logged in and the health check notice of many wrong logins at once, and how many guesses are looked at. It needs
 * a running Baton and nothing else:
 *
 * <pre>java src/test/java/dev/baton/security/passwords/LoginAttack.java http://localhost:8080 admin baton</pre>
 *
 * Every second for ten seconds so many wrong logins are sent at once, each under a name of its own.
 */
final class LoginAttack {

    private static final int AT_ONCE = 190;
    private static final int WAVES = 10;
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private final URI baton;

    private LoginAttack(String baton) {
        this.baton = URI.create(baton);
    }

    public static void main(String[] arguments) throws Exception {
        var attack = new LoginAttack(arguments[0]);
        attack.logIn(arguments[1], arguments[2]);
        attack.probe("warm up", () -> pause(TimeUnit.SECONDS.toMillis(3)));
        attack.probe("idle", () -> pause(TimeUnit.SECONDS.toMillis(10)));
        attack.probe("attack", attack::guess);
        System.exit(0);
    }

    private void logIn(String user, String password) throws Exception {
        var page = browser.send(request("/login").GET().build(), BodyHandlers.ofString());
        var token = CSRF.matcher(page.body());
        var form = "username=" + encoded(user) + "&password=" + encoded(password) + "&_csrf="
                + encoded(token.find() ? token.group(1) : "");
        browser.send(
                request("/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private void probe(String phase, Runnable meanwhile) throws Exception {
        var over = new CountDownLatch(1);
        var probes = Executors.newFixedThreadPool(2);
        var health = probes.submit(() -> times("/actuator/health/readiness", over));
        var page = probes.submit(() -> times("/tokens", over));
        meanwhile.run();
        over.countDown();
        System.out.printf("%s: health %s, logged in %s%n", phase, told(health.get()), told(page.get()));
        probes.shutdown();
    }

    private List<Long> times(String path, CountDownLatch over) throws Exception {
        var times = new ArrayList<Long>();
        while (over.getCount() > 0) {
            var before = System.nanoTime();
            var answer = browser.send(request(path).GET().build(), BodyHandlers.ofString());
            times.add(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - before));
            if (answer.statusCode() != 200) {
                System.out.println(path + " answers " + answer.statusCode() + ": " + answer.body());
            }
            pause(20);
        }
        return times;
    }

    private void guess() {
        var answers = new ConcurrentHashMap<String, AtomicInteger>();
        var guessers = Executors.newFixedThreadPool(AT_ONCE);
        for (var wave = 0; wave < WAVES; wave++) {
            for (var guesser = 0; guesser < AT_ONCE; guesser++) {
                var name = "nobody" + wave + "x" + guesser;
                guessers.submit(() -> answers.computeIfAbsent(guess(name), first -> new AtomicInteger())
                        .incrementAndGet());
            }
            pause(TimeUnit.SECONDS.toMillis(1));
        }
        guessers.shutdown();
        try {
            guessers.awaitTermination(2, TimeUnit.MINUTES);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        System.out.println("answers to %d guesses (401 was looked at): %s".formatted(AT_ONCE * WAVES, answers));
    }

    private String guess(String name) {
        var login = Base64.getEncoder().encodeToString((name + ":wrong").getBytes(StandardCharsets.UTF_8));
        try (var socket = new Socket(baton.getHost(), baton.getPort())) {
            socket.getOutputStream()
                    .write(("GET /api/openapi HTTP/1.1\r\nHost: " + baton.getHost() + ":" + baton.getPort()
                                    + "\r\nConnection: close\r\nAuthorization: Basic " + login + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.length() < 12 ? "none" : answer.substring(9, 12);
        } catch (IOException failure) {
            return "none";
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(baton.resolve(path));
    }

    private static String told(List<Long> times) {
        Collections.sort(times);
        return "p50 %.1f ms, p99 %.1f ms, most %.1f ms of %d"
                .formatted(
                        times.get(times.size() / 2) / 1000.0,
                        times.get(times.size() * 99 / 100) / 1000.0,
                        times.get(times.size() - 1) / 1000.0,
                        times.size());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
