package dev.baton.web.bodies;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/**
 * How long the health check and somebody who is logged in wait, idle and while 210 slow bodies are open, each dripping a byte a second.
 * Against a Baton in evaluation mode: {@code java -cp target/test-classes dev.baton.web.bodies.SlowBodiesBenchmark 8080}
 */
final class SlowBodiesBenchmark {

    private static final int ASKED = 200;
    private static final int SLOW = 210;

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    private SlowBodiesBenchmark(int port) {
        this.port = port;
    }

    public static void main(String[] arguments) throws Exception {
        var benchmark = new SlowBodiesBenchmark(Integer.parseInt(arguments[0]));
        benchmark.measure("warm-up");
        benchmark.measure("idle");
        benchmark.attack("logins", SlowSender.login());
        benchmark.attack("webhooks", SlowSender.chunked("/api/webhooks/helpdesk", ""));
        benchmark.attack("a person's", SlowSender.json("/api/sla/preview", SlowSender.basic("eli")));
    }

    private void attack(String name, String head) throws Exception {
        try (var slow = new SlowSender(port, SLOW, head)) {
            var drip = new Thread(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    slow.drip();
                    try {
                        Thread.sleep(1_000);
                    } catch (InterruptedException done) {
                        return;
                    }
                }
            });
            drip.start();
            measure(SLOW + " slow bodies: " + name);
            drip.interrupt();
            drip.join();
        }
    }

    private void measure(String when) throws Exception {
        System.out.printf("%-30s health %s, logged in %s%n", when, told("/actuator/health"), told("/"));
    }

    private String told(String path) throws Exception {
        var took = new ArrayList<Double>();
        var unanswered = 0;
        for (int i = 0; i < ASKED && unanswered < 3; i++) {
            var began = System.nanoTime();
            try {
                http.send(request(path), HttpResponse.BodyHandlers.discarding());
                took.add((System.nanoTime() - began) / 1e6);
            } catch (java.io.IOException late) {
                unanswered++;
            }
        }
        return unanswered > 0 ? "not answered" : "p50 %.1f ms, p99 %.1f ms".formatted(at(took, 0.5), at(took, 0.99));
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("sam:baton".getBytes()))
                .build();
    }

    private static double at(List<Double> took, double share) {
        Collections.sort(took);
        return took.get((int) Math.min(took.size() - 1, Math.floor(took.size() * share)));
    }
}
