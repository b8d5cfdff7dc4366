package dev.baton;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whatever comes in, it is taken or refused: nothing fails, and what is refused leaves nothing. Every build tries for some
 * seconds, {@code ./mvnw test -Pfuzz} for an hour; a failure names the seed that repeats it with {@code -Dbaton.fuzz.seed}.
 */
@BatonTest
class StrangeInputTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long SEED = Long.getLong("baton.fuzz.seed", new Random().nextLong());
    private static final int SECONDS = Integer.getInteger("baton.fuzz.seconds", 20);

    private static final LoggingSystem LOGGING = LoggingSystem.get(StrangeInputTest.class.getClassLoader());
    private static final List<String> LOUD =
            List.of("org.camunda.bpm.engine.context", "org.camunda.bpm.engine.rest.exception");

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Desk desk;

    @Autowired
    private Clock clock;

    @Autowired
    private RepositoryService repository;

    private String rows;

    @BeforeEach
    void theEngineTellsItsRefusalsToTheSenderOnly() {
        LOUD.forEach(logger -> LOGGING.setLogLevel(logger, LogLevel.OFF));
    }

    @AfterEach
    void theEngineTellsThemToTheLogAgain() {
        LOUD.forEach(logger -> LOGGING.setLogLevel(logger, null));
    }

    @BeforeEach
    void aCaseThatCommentsCanBeAbout() throws Exception {
        var created =
                "{\"type\": \"ticket.created\", \"data\": {\"id\": \"known\", \"subject\": \"s\", \"description\": \"d\","
                        + " \"account\": \"strange\"}}";
        var answer = send(WayIn.webhook(Sender.FORGE, created), "", created.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    /** A way in, and input that is right for it. A new one is one more line in {@link #waysIn}. */
    record WayIn(String name, String method, String path, String user, Arbitrary<byte[]> inputs) {

        static WayIn json(String method, String path, String sample) {
            return new WayIn(method + " " + path, method, path, "sam", StrangeInput.likeJson(sample));
        }

        static WayIn webhook(Sender sender, String sample) {
            var path = "/api/webhooks/" + sender.source();
            return new WayIn(path, "POST", path, sender.name(), StrangeInput.likeJson(sample));
        }

        static WayIn model(String file, String id) throws IOException {
            var sample = Files.readString(Path.of("processes", file)).replace("\"" + id + "\"", "\"strange\"");
            return new WayIn(
                    "deployed " + file, "POST", "/engine-rest/deployment/create", "otto", StrangeInput.likeXml(sample));
        }

        boolean isModel() {
            return path.startsWith("/engine-rest");
        }

        boolean isSigned() {
            return path.startsWith("/api/webhooks");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<WayIn> waysIn() throws IOException {
        return List.of(
                WayIn.json("POST", "/api/cases", """
                        {"externalId": "7", "source": "fuzz", "subject": "s", "description": "d", "account": "strange", "contact": "c",
                         "category": "billing", "productArea": "p", "channel": "mail", "zone": "Europe/Berlin", "impact": "low",
                         "urgency": "high"}
                        """),
                WayIn.json("POST", "/api/cases/{case}/messages", """
                        {"direction": "inbound", "text": "Hello", "automatic": false}
                        """),
                WayIn.json("POST", "/api/cases/{case}/waiting", """
                        {"on": "customer", "reason": "logs"}
                        """),
                WayIn.json("PUT", "/api/accounts/strange", """
                        {"name": "n", "tier": "vip", "arr": 1, "mrr": 2.5, "renewalDate": "2027-03-31", "health": "red",
                         "industry": "i", "region": "r", "zone": "Asia/Tokyo", "csm": "cleo"}
                        """),
                WayIn.json("PUT", "/api/cases/{case}/assessment", """
                        {"category": "outage", "impact": "high", "urgency": "low"}
                        """),
                WayIn.json("POST", "/api/sla/preview", """
                        {"calendar": {"zone": "Europe/Berlin", "hours": {"MON": ["09:00-17:00"], "SAT": ["22:00-02:00"]},
                         "holidays": ["2015-09-22", "2012-05-12/2012-05-19", "--12-25"], "dueAtClosing": false},
                         "start": "2026-11-24T09:00:00Z", "minutes": 600,
                         "pauses": [{"from": "2026-11-24T10:00:00Z", "to": "2026-11-24T11:00:00Z", "reason": "r"}]}
                        """),
                WayIn.webhook(Sender.HELPDESK, """
                        {"type": "ticket.created", "data": {"id": "7", "subject": "s", "description": "d", "account": "strange",
                         "contact": "c", "category": "billing", "zone": "Europe/Berlin", "impact": "low", "urgency": "high"}}
                        """),
                WayIn.webhook(Sender.FORGE, """
                        {"type": "comment.added", "data": {"ticket": "known", "text": "t", "public": true, "from_customer": false,
                         "author": "a", "automatic": false}}
                        """),
                WayIn.webhook(Sender.ZENDESK, """
                        {"type": "zen:event-type:ticket.created", "event": {}, "detail": {"id": "7", "subject": "s",
                         "description": "d", "organization_id": "8", "requester_id": 9, "priority": "HIGH", "via": {"channel": "web"}}}
                        """),
                WayIn.model("escalation.bpmn", "escalation"),
                WayIn.model("triage.dmn", "triage"));
    }

    @ParameterizedTest
    @MethodSource("waysIn")
    void itIsTakenOrRefusedAndARefusalLeavesNothing(WayIn way) throws Exception {
        var number = desk.standardCase().value();
        rows = rows();
        int tried = 0;
        int taken = 0;
        try (var session = Session.open()) {
            var random = new Random(SEED);
            var inputs = way.inputs().generator(1_000, false);
            var until = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos() / waysIn().size();
            for (; System.nanoTime() < until; tried++) {
                taken += isTaken(way, number, inputs.next(random).value(), tried) ? 1 : 0;
            }
        }
        System.out.printf("%s: %,d strange inputs, %,d taken, seed %d%n", way, tried, taken, SEED);
        assertThat(tried).isPositive();
    }

    private boolean isTaken(WayIn way, String number, byte[] input, int attempt) throws Exception {
        var answer = send(way, number, input);
        var told = "%s, seed %d, attempt %d: %s answered %d %s"
                .formatted(way, SEED, attempt, shown(input), answer.statusCode(), answer.body());
        if (answer.statusCode() < 300) {
            forgetStrangeModels();
            rows = rows();
            return true;
        }
        assertThat(isRefusal(way, answer)).as(told).isTrue();
        assertThat(rows()).as(told).isEqualTo(rows);
        return false;
    }

    /** The engine's own way in says 500 to a file that is no XML, with its reason; that is a refusal all the same. */
    private static boolean isRefusal(WayIn way, HttpResponse<String> answer) throws IOException {
        var body = new ObjectMapper().readTree(answer.body());
        if (way.isModel() && answer.statusCode() == 500) {
            return body.path("type").asText().equals("ProcessEngineException")
                    && body.path("message").asText().matches("(?s)ENGINE-(09003|22004) .*");
        }
        return answer.statusCode() >= 400 && answer.statusCode() < 500;
    }

    private HttpResponse<String> send(WayIn way, String number, byte[] input) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(http.getRootUri() + way.path().replace("{case}", number)));
        if (way.isSigned()) {
            Sender.valueOf(way.user())
                    .sign(UUID.randomUUID().toString(), clock.instant(), input)
                    .forEach(request::header);
        } else {
            var login = Base64.getEncoder().encodeToString((way.user() + ":baton").getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + login);
        }
        if (way.isModel()) {
            request.header("Content-Type", "multipart/form-data; boundary=x");
            return HTTP.send(
                    request.POST(BodyPublishers.ofByteArray(multipart(way, input)))
                            .build(),
                    BodyHandlers.ofString());
        }
        request.header("Content-Type", "application/json");
        return HTTP.send(
                request.method(way.method(), BodyPublishers.ofByteArray(input)).build(), BodyHandlers.ofString());
    }

    private static byte[] multipart(WayIn way, byte[] input) throws IOException {
        var file = way.name().replace("deployed ", "");
        var body = new java.io.ByteArrayOutputStream();
        body.write("""
                --x\r
                Content-Disposition: form-data; name="deployment-name"\r
                \r
                strange\r
                --x\r
                Content-Disposition: form-data; name="file"; filename="%s"\r
                Content-Type: application/octet-stream\r
                \r
                """.formatted("strange-" + file).getBytes(StandardCharsets.UTF_8));
        body.write(input);
        body.write("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private void forgetStrangeModels() {
        repository
                .createDeploymentQuery()
                .deploymentName("strange")
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    /** How many rows every table has, but for those of the log: a refusal is an entry. */
    private String rows() {
        return jdbc.sql(counting()).query(String.class).single();
    }

    private String counting() {
        return jdbc
                .sql(
                        "select table_name from information_schema.tables where table_schema = 'public' and table_name not like 'audit%' order by 1")
                .query(String.class)
                .list()
                .stream()
                .map("(select '%1$s ' || count(*) from %1$s)"::formatted)
                .collect(Collectors.joining(" || ', ' || ", "select ", ""));
    }

    private static String shown(byte[] input) {
        var text = new String(input, StandardCharsets.UTF_8);
        return text.length() > 2_000 ? text.substring(0, 2_000) + "…" : text;
    }

    /** What jqwik needs around its generators outside its own tests. */
    private record Session() implements AutoCloseable {

        static Session open() {
            JqwikSession.start();
            return new Session();
        }

        @Override
        public void close() {
            JqwikSession.finish();
        }
    }
}
