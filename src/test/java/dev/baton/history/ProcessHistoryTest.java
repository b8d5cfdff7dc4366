package dev.baton.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.baton.BatonTest;
import dev.baton.Desk;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

/** Figures are worked out by hand: whoever reads the test can follow them. */
@BatonTest
class ProcessHistoryTest {

    @Autowired
    private Desk desk;

    @Autowired
    private ProcessEngine engine;

    private Errands errands;

    @Autowired
    private TestRestTemplate http;

    private Instant begin = Instant.EPOCH;
    private String key = "";

    @BeforeEach
    void aModelOfItsOwn() {
        begin = desk.now().truncatedTo(ChronoUnit.MINUTES);
        desk.setTime(begin);
        errands = new Errands(engine);
        key = errands.begin();
    }

    @AfterEach
    void everythingGoes() {
        errands.end();
        desk.realTime();
    }

    @Test
    void waitingAndWorkingAreCountedByElement() {
        twiceAndOnce();

        var heat = json("/api/history/models/" + key + "/heat");

        assertThat(heat.<Integer>read("$.instances.counted")).isEqualTo(2);
        assertThat(heat.<Integer>read("$.instances.ended")).isEqualTo(2);
        assertThat(heat.<String>read("$.instances.took.median")).isEqualTo("PT1H10M");
        assertThat(heat.<Boolean>read("$.cut")).isFalse();
        assertThat(heat.<List<Map<String, Object>>>read("$.elements[?(@.element == 'userTask_doErrand')]"))
                .singleElement()
                .satisfies(task -> {
                    assertThat(task)
                            .containsEntry("passes", 3)
                            .containsEntry("instances", 2)
                            .containsEntry("again", 1)
                            .containsEntry("repeats", 1)
                            .containsEntry("open", 0);
                    assertThat(task).extracting("waited").isEqualTo(Map.of("median", "PT10M", "p90", "PT26M"));
                    assertThat(task).extracting("worked").isEqualTo(Map.of("median", "PT30M", "p90", "PT30M"));
                });
    }

    @Test
    void pathsReworkAndPingPongAreTold() {
        var twice = twiceAndOnce();

        var variants = json("/api/history/models/" + key + "/variants");

        assertThat(variants.<List<Double>>read("$.paths[*].share")).containsExactly(0.5, 0.5);
        assertThat(variants.<List<List<String>>>read("$.paths[*].steps[*].name"))
                .hasToString("[\"Asked\",\"Do errand\",\"Done\",\"Asked\",\"Do errand\",\"Done\"]");
        assertThat(variants.<List<Integer>>read("$.paths[*].steps[1].times")).containsExactlyInAnyOrder(1, 2);
        assertThat(variants.<List<String>>read("$.paths[*].median")).containsExactlyInAnyOrder("PT1H", "PT1H20M");
        assertThat(variants.<Integer>read("$.rest")).isZero();
        assertThat(variants.<List<Map<String, Object>>>read("$.rework"))
                .containsExactly(Map.of("element", Errands.TASK, "name", "Do errand", "instances", 1, "repeats", 1));
        assertThat(variants.<List<Map<String, Object>>>read("$.pingPong"))
                .singleElement()
                .satisfies(found -> assertThat(found)
                        .containsEntry("times", 1)
                        .containsEntry("instances", 1)
                        .containsEntry("example", twice)
                        .containsEntry("teams", List.of("support-agent", "engineering", "support-agent")));
        assertThat(file("paths")).contains("1,0.5,4800.0,Asked → Do errand ×2 → Done," + twice);
        assertThat(file("ping-pong")).contains("support-agent → engineering → support-agent");
    }

    @Test
    void anInstanceIsToldStepByStep() {
        var twice = twiceAndOnce();

        var story = json("/api/history/instances/" + twice);

        assertThat(story.<List<String>>read("$.path[*].element"))
                .containsExactly(
                        "event_asked",
                        Errands.TASK,
                        "gateway_doneWell",
                        Errands.TASK,
                        "gateway_doneWell",
                        "event_done");
        assertThat(story.<List<String>>read("$.path[3].flows")).containsExactly("flow_no");
        assertThat(story.<List<String>>read("$.path[5].flows")).containsExactly("flow_yes");
        assertThat(story.<List<Integer>>read("$.path[*].until")).containsExactly(0, 2, 0, 4, 0, 0);
        assertThat(story.<List<String>>read("$.tasks[*].waited")).containsExactly("PT10M", "PT10M");
        assertThat(story.<List<String>>read("$.tasks[*].worked")).containsExactly("PT30M", "PT30M");
        assertThat(story.<List<String>>read("$.variables[?(@.name == 'again')].value"))
                .containsExactly("true", "false");
        assertThat(story.<List<String>>read("$.variables[?(@.name == 'apiToken')].value"))
                .containsExactly("•••");
        assertThat(page("aud", "/history/" + twice).getBody())
                .contains("data-element=\"userTask_doErrand\"", "Do errand", "1 h 20 min")
                .doesNotContain("geheim");
    }

    @Test
    void versionsAreComparedAndAnInstanceThatWasMovedSaysSo() {
        twiceAndOnce();
        errands.deploy("Run errand");
        var moved = errands.starts(Map.of());
        passes(5);
        errands.claims("sam", moved);
        passes(5);
        errands.completes(moved, false);
        var late = errands.startsVersion(1);

        assertThat(json("/api/history/models/" + key + "/heat?version=1").<Integer>read("$.instances.counted"))
                .isEqualTo(3);
        assertThat(json("/api/history/models/" + key + "/heat?version=2").<Integer>read("$.instances.counted"))
                .isEqualTo(1);
        assertThat(page("otto", "/history/models/" + key + "?version=2&compare=1&show=waited")
                        .getBody())
                .contains("From version 1 to version 2", "−5 min", "Run errand");
        errands.moves(late, 1, 2);
        var story = json("/api/history/instances/" + late);
        assertThat(story.<Integer>read("$.version")).isEqualTo(2);
        assertThat(story.<List<String>>read("$.movedFrom")).containsExactly("1");
        assertThat(page("aud", "/history/" + late).getBody()).contains("moved to this version from version 1");
    }

    @Test
    void whatFailedIsToldWithItsTriesUntilItIsSetRight() {
        errands.deployFailing();
        var instance = errands.starts(Map.of("due", "never"));
        int tries = 0;
        while (errands.triesLeft(instance) > 0) {
            errands.jobIsTried(instance);
            tries++;
        }

        assertThat(found("?model=" + key + "&state=incident")).containsExactly(instance);
        var story = json("/api/history/instances/" + instance);
        assertThat(story.<List<Integer>>read("$.failures[*].triesLeft"))
                .hasSize(tries)
                .endsWith(0);
        assertThat(story.<List<String>>read("$.incidents[*].name")).containsExactly("Due");
        assertThat(page("aud", "/history/" + instance).getBody())
                .contains("data-mark=\"failed\"", "failed, 0 tries left");

        errands.mends(instance, java.util.Date.from(desk.now().plus(Duration.ofDays(1))));
        assertThat(found("?model=" + key + "&state=incident")).isEmpty();
        assertThat(json("/api/history/instances/" + instance).<List<String>>read("$.incidents[*].ended"))
                .hasSize(1);
    }

    @Test
    void whoseModelIsGoneIsToldWithoutAPicture() {
        var instance = errands.starts(Map.of("again", false));
        errands.claims("sam", instance);
        errands.completes(instance, false);
        var definition = errands.definition(1);
        errands.forgetsItsModel();

        assertThat(page("aud", "/history/" + instance).getBody())
                .contains("Its version of the model was deleted", "Do errand")
                .doesNotContain("data-diagram");
        assertThat(page("aud", "/history/models/sources/" + definition)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(page("aud", "/history?model=" + key).getBody()).contains(instance);
    }

    @Test
    void casesAreFoundByWhatHappenedInWhatTheyCalled() {
        var number = desk.standardCase();
        desk.resolves(number);
        var lost = desk.standardCase();
        desk.losesItsProcess(lost);
        desk.getsItsProcessBack(lost);

        var own = found("?model=support-case&case=" + number);
        assertThat(own).hasSize(1);
        assertThat(found("?model=support-case&person=sam&element=Work on case&case=" + number))
                .isEqualTo(own);
        assertThat(found("?model=support-case&person=vera&case=" + number)).isEmpty();
        assertThat(found("?model=support-case&variable=factsSuffice&value=true&case=" + number))
                .isEqualTo(own);
        assertThat(found("?model=support-case&variable=factsSuffice&value=false&case=" + number))
                .isEmpty();
        assertThat(found("?case=" + number)).hasSizeGreaterThan(2);
        assertThat(found("?model=support-case&case=" + lost)).hasSize(2);
        assertThat(found("?model=support-case&state=cancelled&case=" + lost)).hasSize(1);
        assertThat(page("otto", "/history?model=support-case&case=" + lost).getBody())
                .contains("cancelled in Cockpit")
                .doesNotContain("href=\"/cases/" + lost);
        assertThat(page("aud", "/history?case=" + lost).getBody()).contains("href=\"/cases/" + lost);
    }

    @Test
    void aReopenedCaseGoesTheSameWayAgain() {
        var number = desk.standardCase();
        desk.resolves(number);
        desk.post("/api/cases/%s/reopen".formatted(number), Map.of("reason", "It stops again"));
        var own = found("?model=support-case&case=" + number).get(0);

        var story = json("/api/history/instances/" + own);

        assertThat(story.<List<String>>read("$.path[?(@.element == 'callActivity_resolveCase')].name"))
                .hasSize(2);
        assertThat(story.<List<Boolean>>read("$.path[?(@.element == 'callActivity_documentCase')].cancelled"))
                .containsExactly(true);
        assertThat(story.<List<String>>read("$.called[?(@.model == 'Resolution')].id"))
                .hasSize(2);
        assertThat(json("/api/history/models/support-case/variants")
                        .<List<Integer>>read("$.rework[?(@.element == 'callActivity_resolveCase')].repeats"))
                .hasSize(1)
                .allMatch(repeats -> repeats > 0);
    }

    @Test
    void decisionsAreShownInTheirTableWithTheRulesThatFired() {
        var number = desk.standardCase();
        var own = found("?model=support-case&case=" + number).get(0);

        var fired = json("/api/history/instances/" + own)
                .<List<List<String>>>read("$.decisions[?(@.key == 'checkFacts')].fired");

        assertThat(fired).containsExactly(List.of("rule_everythingKnown"));
        assertThat(page("aud", "/history/" + own).getBody()).containsPattern("<tr[^>]*class=\"fired\"");
    }

    @Test
    void pagesGoOnWhereTheOneBeforeEnded() {
        var first = errands.starts(Map.of());
        passes(1);
        var second = errands.starts(Map.of());
        passes(1);
        var third = errands.starts(Map.of());

        var page = json("/api/history/instances?limit=2&model=" + key);
        assertThat(page.<List<String>>read("$.items[*].id")).containsExactly(third, second);
        var next = json("/api/history/instances?limit=2&model=" + key + "&after=" + page.<String>read("$.next"));
        assertThat(next.<List<String>>read("$.items[*].id")).containsExactly(first);
        assertThat(next.<String>read("$.next")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/history/instances?state=odd | state must be one of running, finished, cancelled, incident",
                "/api/history/instances?colour=red | colour is no filter",
                "/api/history/instances?case=abc | write it like C-000123",
                "/api/history/instances?value=3 | name the variable",
                "/api/history/instances?version=1 | choose the model",
                "/api/history/instances?from=yesterday | write it like 2027-03-31",
                "/api/history/instances?from=2027-01-02&to=2027-01-01 | exchange the two",
                "/api/history/instances?after=zzz | leave it out to begin at the top",
                "/api/history/instances?limit=0 | must lie between 1 and 200",
                "/api/history/models/support-case/heat?version=999 | version must be one of",
                "/api/history/models/support-case/heat?from=2001-01-01 | at most 400 days"
            })
    void whatCannotBeAskedIsToldWithWhatToDo(String address, String sentence) {
        var answer = page("aud", address);

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).contains(sentence);
    }

    @Test
    void aPageThatIsAskedWronglyKeepsWhatWasTyped() {
        var answer = page("aud", "/history?state=odd&person=<b>sam</b>&from=2027-01-02");

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody())
                .contains("must be one of running", "&lt;b&gt;sam&lt;/b&gt;", "value=\"2027-01-02\"")
                .doesNotContain("<b>sam</b>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/history", "/history/models/support-case", "/api/history/instances"})
    void whoDoesNotLookAfterProcessesIsRefused(String address) {
        for (var person : List.of("sam", "mara", "vera")) {
            assertThat(page(person, address).getStatusCode().value()).as(person).isEqualTo(403);
        }
        for (var person : List.of("aud", "otto", "admin")) {
            assertThat(page(person, address).getStatusCode().value()).as(person).isEqualTo(200);
        }
    }

    /** One was done twice in 80 minutes and went to another team and back, one was done once in 60. */
    private String twiceAndOnce() {
        var twice = errands.starts(Map.of("apiToken", "geheim"));
        passes(5);
        errands.goesTo("engineering", "support-agent", twice);
        passes(3);
        errands.goesTo("support-agent", "engineering", twice);
        passes(2);
        errands.claims("sam", twice);
        passes(30);
        errands.completes(twice, true);
        passes(10);
        errands.claims("sana", twice);
        passes(30);
        errands.completes(twice, false);
        var once = errands.starts(Map.of());
        passes(30);
        errands.claims("sam", once);
        passes(30);
        errands.completes(once, false);
        passes(1);
        return twice;
    }

    private void passes(int minutes) {
        desk.setTime(desk.now().plus(Duration.ofMinutes(minutes)));
    }

    private List<String> found(String query) {
        return json("/api/history/instances" + query).read("$.items[*].id");
    }

    private String file(String table) {
        return page("aud", "/history/models/%s/%s.csv".formatted(key, table)).getBody();
    }

    private com.jayway.jsonpath.DocumentContext json(String address) {
        var answer = page("aud", address);
        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(200);
        return JsonPath.parse(answer.getBody());
    }

    private ResponseEntity<String> page(String person, String address) {
        return http.withBasicAuth(person, "baton").getForEntity(address, String.class);
    }
}
