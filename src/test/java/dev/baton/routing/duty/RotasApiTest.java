package dev.baton.routing.duty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Team;
import dev.baton.Visitor;
import dev.baton.Visitor.Answer;
import dev.baton.routing.Absences;
import dev.baton.routing.OnCall;
import dev.baton.routing.rota.Watch;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rotas over the API, with what happens to them afterwards. It is Monday, 30 November 2026, noon in Berlin. */
@BatonTest
class RotasApiTest {

    private static final Instant NOW = Instant.parse("2026-11-30T11:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private IdentityService identities;

    @Autowired
    private Team team;

    @Autowired
    private Absences absences;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private OnCall onCall;

    private Visitor mara;
    private Watch watch;

    @BeforeEach
    void aGroupOfThree() {
        desk.setTime(NOW);
        mara = Visitor.named("mara", port);
        watch = new Watch(identities, team, absences, jdbc, "ada", "ben", "cid");
    }

    @AfterEach
    void itEnds() {
        watch.ends();
        desk.realTime();
    }

    @Test
    void aRotaIsKeptWholeAndReadAsItWasWritten() {
        var put = put(rota(weekly(), "", ""));

        assertThat(put.path("version").asLong()).isEqualTo(1);
        assertThat(put.path("changedBy").asText()).isEqualTo("mara");
        assertThat(put.path("warnings")).isEmpty();
        var read = json(Visitor.named("sam", port).get(path()));
        assertThat(read).isEqualTo(put);
        assertThat(read.at("/layers/0/people/0").asText()).isEqualTo(ada());
        assertThat(read.at("/onCall/0/person").asText()).isEqualTo(ada());
        assertThat(read.at("/onCall/0/until").asText()).isEqualTo("2026-12-07T08:00:00Z");
    }

    @Test
    void whatWasReadCanBeSentBack() {
        var read = put(rota(weekly(), "", ""));

        var again = json(mara.put(path(), read.toString()));

        assertThat(again.path("warnings")).isEmpty();
        assertThat(again.path("version").asLong()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            layers               | {"layers": []}                                                           | is empty
            layers               | {}                                                                       | is empty
            layers[0].people     | {"layers": [{"zone": "UTC", "start": "2026-11-30", "turn": "P1D", "people": []}]} | is empty
            layers[0].people[0]  | {"layers": [{"zone": "UTC", "start": "2026-11-30", "turn": "P1D", "people": ["zoe"]}]} | whom nobody knows
            layers[0].people[0]  | {"layers": [{"zone": "UTC", "start": "2026-11-30", "turn": "P1D", "people": ["sam"]}]} | who is not of
            layers[0].zone       | {"layers": [{"zone": "Mars/Base", "start": "2026-11-30", "turn": "P1D", "people": ["ADA"]}]} | not a known time zone
            layers[0].zone       | {"layers": [{"start": "2026-11-30", "turn": "P1D", "people": ["ADA"]}]}  | is missing
            layers[0].turn       | {"layers": [{"zone": "UTC", "start": "2026-11-30", "turn": "P0D", "people": ["ADA"]}]} | from P1D
            layers[0].turn       | {"layers": [{"zone": "UTC", "start": "2026-11-30", "turn": "P1M", "people": ["ADA"]}]} | from P1D
            layers[0].turn       | {"layers": [{"zone": "UTC", "start": "2026-11-30", "turn": "a week", "people": ["ADA"]}]} | from P1D
            layers[0].start      | {"layers": [{"zone": "UTC", "turn": "P1D", "people": ["ADA"]}]}           | is missing
            layers[0].start      | {"layers": [{"zone": "UTC", "start": "1926-11-30", "turn": "P1D", "people": ["ADA"]}]} | must lie between
            layers[0].end        | {"layers": [{"zone": "UTC", "start": "2026-11-30", "end": "2026-11-30", "turn": "P1D", "people": ["ADA"]}]} | must lie after
            layers[0].level      | {"layers": [{"zone": "UTC", "level": 0, "start": "2026-11-30", "turn": "P1D", "people": ["ADA"]}]} | must be 1
            layers[0].handOver.time | {"layers": [{"zone": "UTC", "start": "2026-11-30", "turn": "P1D", "handOver": {"time": "24:00"}, "people": ["ADA"]}]} | 00:00 to 23:59
            layers[0].handOver.day | {"layers": [{"zone": "UTC", "start": "2026-11-30", "turn": "P2D", "handOver": {"day": "MON"}, "people": ["ADA"]}]} | whole weeks
            layers[0].handOver.day | {"layers": [{"zone": "UTC", "start": "2026-11-30", "turn": "P1W", "handOver": {"day": "Montag"}, "people": ["ADA"]}]} | write MON
            layers[0].hours.MON[0] | {"layers": [{"zone": "UTC", "start": "2026-11-30", "turn": "P1D", "people": ["ADA"], "hours": {"MON": ["9-17"]}}]} | not a time
            overrides[0].person  | {"layers": [LAYER], "overrides": [{"from": "2026-12-01T00:00:00Z", "to": "2026-12-02T00:00:00Z"}]} | is missing
            overrides[0].person  | {"layers": [LAYER], "overrides": [{"person": "sam", "from": "2026-12-01T00:00:00Z", "to": "2026-12-02T00:00:00Z"}]} | who is not of
            overrides[0].instead | {"layers": [LAYER], "overrides": [{"instead": "CID", "person": "ADA", "from": "2026-12-01T00:00:00Z", "to": "2026-12-02T00:00:00Z"}]} | no turn in this rota
            overrides[0].person  | {"layers": [LAYER], "overrides": [{"instead": "ADA", "person": "ADA", "from": "2026-12-01T00:00:00Z", "to": "2026-12-02T00:00:00Z"}]} | somebody else
            overrides[0].to      | {"layers": [LAYER], "overrides": [{"instead": "ADA", "person": "CID", "from": "2026-12-02T00:00:00Z", "to": "2026-12-02T00:00:00Z"}]} | must lie after
            overrides[0].to      | {"layers": [LAYER], "overrides": [{"instead": "ADA", "person": "CID", "from": "2026-11-01T00:00:00Z", "to": "2026-11-02T00:00:00Z"}]} | in the past
            overrides[1]         | {"layers": [LAYER], "overrides": [{"instead": "ADA", "person": "CID", "from": "2026-12-01T00:00:00Z", "to": "2026-12-03T00:00:00Z"}, {"instead": "ADA", "person": "BEN", "from": "2026-12-02T00:00:00Z", "to": "2026-12-04T00:00:00Z"}]} | overlaps overrides[0]
            overrides[0].person  | {"layers": [LAYER], "overrides": [{"instead": "ADA", "person": "BEN", "from": "2026-12-01T00:00:00Z", "to": "2026-12-03T00:00:00Z"}, {"instead": "BEN", "person": "CID", "from": "2026-12-02T00:00:00Z", "to": "2026-12-04T00:00:00Z"}]} | in whose place
            swaps[0].layer       | {"layers": [LAYER], "swaps": [{"layer": "Asia", "turns": ["2026-12-07", "2026-12-14"]}]} | no layer of this rota
            swaps[0].turns       | {"layers": [LAYER], "swaps": [{"layer": "L", "turns": ["2026-12-08", "2026-12-14"]}]} | 2026-12-14
            swaps[0].turns       | {"layers": [LAYER], "swaps": [{"layer": "L", "turns": ["2026-12-07", "2026-12-21"]}]} | are both
            swaps[0].turns       | {"layers": [LAYER], "swaps": [{"layer": "L", "turns": ["2026-12-07"]}]} | must be two
            swaps[0].people      | {"layers": [LAYER], "swaps": [{"layer": "L", "turns": ["2026-12-07", "2026-12-14"], "people": ["ADA", "BEN"]}]} | remove this swap
            """)
    void whatIsWrongIsNamedWithWhatToDo(String field, String body, String sentence) {
        var layer = """
                {"name": "L", "zone": "UTC", "start": "2026-11-30", "turn": "P1W", "people": ["ADA", "BEN"]}""";

        var answer = mara.put(path(), named(body.replace("LAYER", layer)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(json(answer).at("/errors/0/message").asText()).contains(sentence);
        assertThat(json(mara.get(path())).path("version").asLong()).isZero();
    }

    @Test
    void whatNobodyKnowsIsWarnedOf() {
        var answer = put(named("""
                {"color": "red", "layers": [{"zone": "UTC", "shape": 1, "start": "2026-11-30", "turn": "P1D", "people": ["ADA"]}]}"""));

        assertThat(answer.path("warnings"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(
                        "color is not known and was left out", "layers[0].shape is not known and was left out");
    }

    @Test
    void aGroupThatIsNotThereHasNone() {
        assertThat(mara.get("/api/rotas/no-such-group").status()).isEqualTo(404);
        assertThat(mara.put("/api/rotas/no-such-group", rota(weekly(), "", "")).status())
                .isEqualTo(404);
        assertThat(mara.get("/people/rotas/no-such-group").status()).isEqualTo(404);
    }

    @Test
    void whoWasSlowerLosesNothingAndIsToldWhoWasFaster() {
        put(rota(weekly(), "", ""));

        assertThat(mara.put(path(), rota(weekly(), "", "")).status()).isEqualTo(428);
        put(withVersion(1, rota(weekly(), "", "")));
        var slower = mara.put(path(), withVersion(1, rota(weekly(), "", "")));
        assertThat(slower.status()).isEqualTo(409);
        assertThat(json(slower).path("detail").asText()).contains("version 2", "mara changed it", "Read it again");
        assertThat(putIfMatch("\"1\"")).isEqualTo(412);
        assertThat(putIfMatch("\"2\"")).isEqualTo(200);
        assertThat(putIfMatch("*")).isEqualTo(200);
    }

    @Test
    void ofTwoAtOnceOneIsKept() throws Exception {
        put(rota(weekly(), "", ""));
        var both = Executors.newFixedThreadPool(4);
        try {
            var answers = new ArrayList<Integer>();
            for (var answer : both.invokeAll(IntStream.range(0, 4)
                    .mapToObj(i -> (Callable<Integer>) () -> Visitor.named("mara", port)
                            .put(path(), withVersion(1, rota(weekly(), "", "")))
                            .status())
                    .toList())) {
                answers.add(answer.get());
            }

            assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
        } finally {
            both.shutdown();
        }
        assertThat(json(mara.get(path())).path("version").asLong()).isEqualTo(2);
    }

    @Test
    void aRotaIsRemovedAndCanBeMadeAnew() {
        put(rota(weekly(), "", ""));

        assertThat(mara.delete(path()).status()).isEqualTo(428);
        assertThat(delete("\"1\"")).isEqualTo(204);

        var read = json(mara.get(path()));
        assertThat(read.path("layers")).isEmpty();
        assertThat(read.path("version").asLong()).isEqualTo(2);
        assertThat(onCall.onCall(watch.group, NOW)).isEmpty();
        assertThat(put(rota(weekly(), "", "")).path("version").asLong()).isEqualTo(3);
    }

    /** Ben has Ada's turn by the swap; Cid takes a day of it from Ben, and nobody takes anything from Ada. */
    @Test
    void anOverrideLiesOnASwap() {
        put(rota(
                weekly(),
                override("BEN", "CID", "2026-12-02T00:00:00Z", "2026-12-03T00:00:00Z"),
                "{\"layer\": \"L\", \"turns\": [\"2026-11-30\", \"2026-12-07\"]}"));

        assertThat(person("2026-12-01T12:00:00Z")).isEqualTo(ben());
        assertThat(person("2026-12-02T12:00:00Z")).isEqualTo(watch.person("cid"));
        assertThat(person("2026-12-08T12:00:00Z")).isEqualTo(ada());
        assertThat(person("2026-12-15T12:00:00Z")).isEqualTo(watch.person("cid"));
    }

    @Test
    void whoIsAwayInAnOverrideIsStoodInForOrMakesAGap() {
        put(rota(weekly(), override("ADA", "CID", "2026-12-02T00:00:00Z", "2026-12-04T00:00:00Z"), ""));
        watch.isAway("cid", at("2026-12-02T06:00:00Z"), at("2026-12-03T06:00:00Z"), "ben");
        watch.isAway("ben", at("2026-12-02T12:00:00Z"), at("2026-12-02T18:00:00Z"), "cid");

        assertThat(person("2026-12-02T03:00:00Z")).isEqualTo(watch.person("cid"));
        assertThat(person("2026-12-02T09:00:00Z")).isEqualTo(ben());
        assertThat(onCall.duty(watch.group, at("2026-12-02T09:00:00Z"), Set.of())
                        .passedOver())
                .containsExactly("%s is on call and away, %s stands in".formatted(watch.person("cid"), ben()));
        assertThat(onCall.onCall(watch.group, at("2026-12-02T13:00:00Z"))).isEmpty();
        assertThat(onCall.duty(watch.group, at("2026-12-02T13:00:00Z"), Set.of())
                        .passedOver())
                .containsExactly(watch.person("cid") + " is on call and away");
        assertThat(person("2026-12-02T19:00:00Z")).isEqualTo(ben());
    }

    @Test
    void theSecondLevelIsAskedWhereTheFirstIsNotThereOrWasAsked() {
        put(named("""
                {"layers": [{"name": "L", "zone": "UTC", "start": "2026-11-30", "turn": "P1W", "people": ["ADA"]},
                  {"name": "M", "level": 2, "zone": "UTC", "start": "2026-11-30", "turn": "P1W", "people": ["BEN"]}]}"""));

        assertThat(onCall.onCall(watch.group, NOW).keySet()).containsExactly(ada());
        assertThat(onCall.duty(watch.group, NOW, Set.of(ada())).people().keySet())
                .containsExactly(ben());
        watch.isAway("ada", at("2026-11-30T00:00:00Z"), at("2026-12-01T00:00:00Z"), null);
        assertThat(onCall.onCall(watch.group, NOW).keySet()).containsExactly(ben());
    }

    @Test
    void whoIsGoneMakesAGapAndKeepsNobodyFromMendingIt() {
        put(rota(weekly(), "", ""));
        team.leaves(ada(), watch.group);

        assertThat(onCall.onCall(watch.group, NOW)).isEmpty();
        assertThat(shifts().at("/0/because").asText()).isEqualTo("LEFT");
        put(withVersion(1, rota(weekly(), override("ADA", "CID", "2026-11-30T00:00:00Z", "2026-12-07T08:00:00Z"), "")));
        assertThat(person("2026-11-30T12:00:00Z")).isEqualTo(watch.person("cid"));

        identities.deleteUser(watch.person("cid"));
        assertThat(onCall.onCall(watch.group, NOW)).isEmpty();
        team.joins(ada(), watch.group);
        assertThat(onCall.onCall(watch.group, NOW)).isEmpty();
        var answer = json(mara.get(path()));
        assertThat(answer.at("/overrides/0/id").asLong()).isEqualTo(1);
        put(withVersion(2, rota(weekly(), "", "")));
        assertThat(person("2026-11-30T12:00:00Z")).isEqualTo(ada());
    }

    @Test
    void aSwapThatDoesNotFitAnyMoreHoldsUpWhoChangesThePeople() {
        var swap = "{\"layer\": \"L\", \"turns\": [\"2026-11-30\", \"2026-12-07\"], \"people\": [\"ADA\", \"BEN\"]}";
        put(rota(weekly(), "", swap));

        var changed = mara.put(path(), withVersion(1, rota(weekly().replace("\"ADA\", ", ""), "", swap)));

        assertThat(changed.status()).isEqualTo(400);
        assertThat(json(changed).at("/errors/0/message").asText()).contains("remove this swap");
    }

    @Test
    void whoHasNoAuthoritySeesItAndChangesNothing() {
        put(rota(weekly(), "", ""));
        var sam = Visitor.named("sam", port);

        assertThat(sam.get(path()).status()).isEqualTo(200);
        assertThat(sam.put(path(), withVersion(1, rota(weekly(), "", ""))).status())
                .isEqualTo(403);
        assertThat(sam.get("/people/rotas/" + watch.group).body())
                .contains(ada())
                .doesNotContain("/overrides\"", "Somebody else for a while");
        var browser = Visitor.loggedIn("sam", port);
        assertThat(browser.form(
                                "/people/rotas/%s/overrides".formatted(watch.group),
                                Map.of("_csrf", browser.token("/"), "person", watch.person("cid"), "zone", "UTC"))
                        .status())
                .isEqualTo(403);
        assertThat(json(mara.get(path())).path("version").asLong()).isEqualTo(1);
    }

    private String weekly() {
        return """
                {"name": "L", "zone": "Europe/Berlin", "start": "2026-11-30", "turn": "P1W",
                 "handOver": {"time": "09:00", "day": "MON"}, "people": ["ADA", "BEN", "CID"]}""";
    }

    private static String override(String instead, String person, String from, String to) {
        return "{\"instead\": \"%s\", \"person\": \"%s\", \"from\": \"%s\", \"to\": \"%s\"}"
                .formatted(instead, person, from, to);
    }

    private String rota(String layer, String override, String swap) {
        return named("{\"layers\": [%s], \"overrides\": [%s], \"swaps\": [%s]}".formatted(layer, override, swap));
    }

    private static String withVersion(long version, String rota) {
        return rota.replaceFirst("\\{", "{\"version\": %d, ".formatted(version));
    }

    private String named(String body) {
        return body.replace("ADA", ada()).replace("BEN", ben()).replace("CID", watch.person("cid"));
    }

    private JsonNode put(String rota) {
        var answer = mara.put(path(), rota);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private String person(String at) {
        return onCall.onCall(watch.group, at(at)).keySet().stream()
                .reduce((one, other) -> one + " and " + other)
                .orElse("nobody");
    }

    private JsonNode shifts() {
        return json(mara.get(path() + "/shifts"));
    }

    private int putIfMatch(String tag) {
        return send(request(tag).PUT(HttpRequest.BodyPublishers.ofString(rota(weekly(), "", ""))));
    }

    private int delete(String tag) {
        return send(request(tag).DELETE());
    }

    private HttpRequest.Builder request(String tag) {
        var login = Base64.getEncoder().encodeToString("mara:baton".getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path())))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .header("If-Match", tag);
    }

    private static int send(HttpRequest.Builder request) {
        try {
            return HttpClient.newHttpClient()
                    .send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private String path() {
        return "/api/rotas/" + watch.group;
    }

    private String ada() {
        return watch.person("ada");
    }

    private String ben() {
        return watch.person("ben");
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    private static JsonNode json(Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (Exception unreadable) {
            throw new IllegalStateException(answer.body(), unreadable);
        }
    }
}
