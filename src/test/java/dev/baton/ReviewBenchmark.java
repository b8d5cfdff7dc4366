package dev.baton;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * How long it takes until a new policy has reached the deadlines of many open cases, and what intake feels of it. Against a
 * Baton in evaluation mode that runs already:
 *
 * <pre>./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/test-classes:target/classes:$(cat target/classpath) dev.baton.ReviewBenchmark http://localhost:8080 1500</pre>
 *
 * An open case has seven clocks, four of which run.
 */
class ReviewBenchmark {

    private static final int ACCOUNTS = 20;

    private final HttpDesk desk;
    private final String url;

    private ReviewBenchmark(String url) {
        this.url = url;
        this.desk = new HttpDesk(url, "baton");
    }

    public static void main(String[] arguments) throws Exception {
        new ReviewBenchmark(arguments[0]).measure(Integer.parseInt(arguments[1]));
    }

    private void measure(int cases) throws Exception {
        for (int i = 0; i < ACCOUNTS; i++) {
            desk.put(
                    "cleo",
                    "/api/accounts/bench-" + i,
                    Map.of("name", "Bench " + i, "tier", "standard", "region", "EMEA", "mrr", 1000 + i));
        }
        report(cases);
        System.out.printf("%d cases open%n", cases);
        var before = intake(30);
        var started = System.nanoTime();
        deployChangedPolicy();
        var during = new ArrayList<Duration>();
        var seen = new ArrayList<String>();
        for (var review = latest(); review.get("endedAt").isNull(); review = latest()) {
            during.addAll(intake(1));
            seen.add(review.get("reviewed").asText() + "/" + review.get("total").asText());
        }
        var took = Duration.ofNanos(System.nanoTime() - started);
        System.out.printf(
                "review of %s cases took %s, progress seen %d times%n", latest().get("reviewed"), took, seen.size());
        System.out.printf("intake before: p50 %s, max %s%n", percentile(before, 50), percentile(before, 100));
        System.out.printf(
                "intake during: p50 %s, max %s (%d reports)%n",
                percentile(during, 50), percentile(during, 100), during.size());
    }

    private com.fasterxml.jackson.databind.JsonNode latest() {
        return desk.get("mara", "/api/sla/reviews").get(0);
    }

    private void report(int cases) throws Exception {
        var clients = Executors.newFixedThreadPool(4);
        try {
            clients.invokeAll(java.util.stream.IntStream.range(0, cases)
                            .<java.util.concurrent.Callable<Object>>mapToObj(i -> () -> report("bench-" + i % ACCOUNTS))
                            .toList())
                    .forEach(ReviewBenchmark::join);
        } finally {
            clients.shutdown();
        }
    }

    private List<Duration> intake(int reports) {
        var took = new ArrayList<Duration>();
        for (int i = 0; i < reports; i++) {
            var started = System.nanoTime();
            report("bench-0");
            took.add(Duration.ofNanos(System.nanoTime() - started));
        }
        return took;
    }

    private HttpDesk.Answer report(String account) {
        return desk.post(
                "sam",
                "/api/cases",
                Map.of(
                        "source", "benchmark",
                        "externalId", UUID.randomUUID().toString(),
                        "account", account,
                        "subject", "It stops",
                        "description", "Every time",
                        "category", "technical",
                        "impact", "medium",
                        "urgency", "medium"));
    }

    private void deployChangedPolicy() throws IOException, InterruptedException {
        var policy = Files.readString(Path.of("processes/sla.dmn"))
                .replace("\"PT24H\"", "\"PT2" + System.nanoTime() % 4 + "H\"");
        var body = """
                --b\r
                Content-Disposition: form-data; name="deployment-name"\r
                \r
                benchmark\r
                --b\r
                Content-Disposition: form-data; name="data"; filename="sla.dmn"\r
                \r
                %s\r
                --b--\r
                """.formatted(policy);
        var login = Base64.getEncoder().encodeToString("admin:baton".getBytes(StandardCharsets.UTF_8));
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url + "/engine-rest/deployment/create"))
                                .header("Authorization", "Basic " + login)
                                .header("Content-Type", "multipart/form-data; boundary=b")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }

    private static Duration percentile(List<Duration> durations, int percent) {
        var sorted = durations.stream().sorted().toList();
        return sorted.isEmpty()
                ? Duration.ZERO
                : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    private static void join(java.util.concurrent.Future<Object> report) {
        try {
            report.get();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
