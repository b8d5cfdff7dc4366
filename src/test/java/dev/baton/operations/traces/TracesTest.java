package dev.baton.operations.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.HttpStub;
import dev.baton.Visitor;
import dev.baton.outbound.Call;
import dev.baton.outbound.Outbound;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Spans of requests, jobs and calls out arrive at a receiver, say nothing of people, and hold nobody up where it does not answer. */
@BatonTest
@AutoConfigureObservability(metrics = false)
@TestPropertySource(
        properties = {
            "camunda.bpm.process-engine-name=traced",
            "baton.tracing.enabled=true",
            "baton.tracing.share=1.0",
            "baton.tracing.handed-to=127.0.0.1",
            "management.otlp.tracing.timeout=1s"
        })
class TracesTest {

    private static final Receiver RECEIVER = new Receiver();

    @DynamicPropertySource
    static void whereTo(DynamicPropertyRegistry settings) {
        settings.add("baton.tracing.endpoint", RECEIVER::url);
    }

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Outbound outbound;

    @AfterEach
    void answersAgain() {
        RECEIVER.answers();
        desk.realTime();
    }

    @AfterAll
    static void goes() {
        RECEIVER.stop();
    }

    @Test
    void requestsJobsAndCallsOutAreSeen() throws Exception {
        var number = desk.standardCase();
        Visitor.named("vera", port).get("/cases/" + number.value() + "?q=canary.query@example.org");
        desk.passes(Duration.ofDays(2));
        try (var other = new HttpStub()) {
            outbound.call(Call.get(URI.create(other.url("/secret-path?token=canary.token@example.org"))));
            assertThat(other.heard())
                    .allSatisfy(heard -> assertThat(heard.headers())
                            .hasEntrySatisfying(
                                    "traceparent", value -> assertThat(value).startsWith("00-")));
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(RECEIVER.heard())
                        .contains("http get /cases/{number}", "job", "support-case", "call out", "127.0.0.1"));
    }

    @Test
    void noSpanSaysWhoAskedOrWhatFor() throws Exception {
        var visitor = Visitor.named("vera", port);
        visitor.get("/people/canary.path@example.org?q=canary.query@example.org");
        visitor.get("/status/canary-token-of-a-customer");
        visitor.get("/accounts/canary-account");
        visitor.post("/api/cases", "{\"subject\": \"canary.body@example.org\"");
        desk.report(desk.ordinaryAccount(), java.util.Map.of("contact", "canary.contact@example.org"));
        desk.getsOn();
        var before = RECEIVER.requests();

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            visitor.get("/board");
            return RECEIVER.requests() > before + 1;
        });
        assertThat(RECEIVER.heard()).contains("http get").doesNotContain("canary", "@example.org", "vera");
    }

    @Test
    void aReceiverThatHangsOrFailsHoldsNobodyUp() throws Exception {
        var visitor = Visitor.named("vera", port);
        RECEIVER.hangs();
        for (int i = 0; i < 200; i++) {
            assertThat(visitor.get("/api/openapi").status()).isEqualTo(200);
        }
        var begun = System.nanoTime();
        assertThat(visitor.get("/board").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        RECEIVER.fails();
        assertThat(desk.standardCase()).isNotNull();
        assertThat(visitor.get("/actuator/health/readiness").status()).isEqualTo(200);
        RECEIVER.answers();
        var before = RECEIVER.requests();
        visitor.get("/board");
        await().atMost(Duration.ofSeconds(30)).until(() -> RECEIVER.requests() > before);
    }

    /** A receiver of OTLP over HTTP. */
    private static final class Receiver {

        private final HttpServer server;
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private volatile CountDownLatch answer = new CountDownLatch(0);
        private volatile int status = 200;

        Receiver() {
            try {
                server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
            server.setExecutor(Executors.newCachedThreadPool(work -> {
                var thread = new Thread(work, "otlp-receiver");
                thread.setDaemon(true);
                return thread;
            }));
            server.createContext("/v1/traces", request -> {
                // Texts of protobuf are readable as they are.
                heard.add(new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                try {
                    answer.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                request.sendResponseHeaders(status, -1);
                request.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
        }

        String heard() {
            return String.join("\n", heard);
        }

        int requests() {
            return heard.size();
        }

        void hangs() {
            answer = new CountDownLatch(1);
        }

        void fails() {
            status = 500;
            answer.countDown();
            answer = new CountDownLatch(0);
        }

        void answers() {
            status = 200;
            answer.countDown();
        }

        void stop() {
            answers();
            server.stop(0);
        }
    }
}
