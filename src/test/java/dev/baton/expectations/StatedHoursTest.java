package dev.baton.expectations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.CaseNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever answers the customer may say when they hear next: that is promised, moved by a later word, and counted. */
@BatonTest
class StatedHoursTest {

    @Autowired
    private Desk desk;

    @Autowired
    private Promises promises;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void freezeTime() {
        desk.timeWas(Instant.parse("2026-01-06T09:00:00Z"));
    }

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @Test
    void theHourThatAReplyNamesIsPromised() {
        var number = desk.standardCase();

        reply(number, Map.of("nextUpdate", in(3)));

        assertThat(due(number)).isEqualTo(in(3));
        assertThat(desk.dueIn(number, "customerUpdate")).isEqualTo(Duration.ofHours(3));
        assertThat(promises.next(number)).contains(in(3));
    }

    @Test
    void aReplyKeepsWhatWasPromisedHoweverFarAheadItPromisesTheNext() {
        var number = desk.standardCase();
        reply(number, Map.of("nextUpdate", in(3)));
        desk.passes(Duration.ofHours(2));

        reply(number, Map.of("nextUpdate", in(48)));

        assertThat(books(number)).endsWith("next update kept", "next update open");
    }

    @Test
    void aReplyThatOnlyMovesThePromiseNeitherKeepsNorBreaksIt() {
        var number = desk.standardCase();
        reply(number, Map.of("nextUpdate", in(3)));
        desk.passes(Duration.ofHours(2));

        reply(number, Map.of("nextUpdate", in(5), "movesPromise", true));

        assertThat(books(number)).endsWith("next update moved", "next update open");
        assertThat(due(number)).isEqualTo(in(5));
        assertThat(desk.stories(number, "PromiseMoved")).hasSize(1);
        assertThat(desk.dueIn(number, "customerUpdate")).isEqualTo(Duration.ofHours(5));
        assertThat(promises.of(number)).anyMatch(made -> made.moved() && made.keptAt() == null);
    }

    @Test
    void whatRanOutIsBrokenHoweverItIsMovedThen() {
        var number = desk.standardCase();
        reply(number, Map.of("nextUpdate", in(3)));
        desk.passes(Duration.ofHours(4));

        reply(number, Map.of("nextUpdate", in(5), "movesPromise", true));

        assertThat(books(number)).endsWith("next update broken", "next update open");
        assertThat(desk.stories(number, "PromiseMoved")).isEmpty();
        assertThat(desk.stories(number, "PromiseBroken")).hasSize(1);
    }

    @Test
    void movedTwiceEachCounts() {
        var number = desk.standardCase();
        reply(number, Map.of("nextUpdate", in(3)));
        reply(number, Map.of("nextUpdate", in(5), "movesPromise", true));
        reply(number, Map.of("nextUpdate", in(7), "movesPromise", true));

        assertThat(books(number)).endsWith("next update moved", "next update moved", "next update open");
    }

    @Test
    void anEscalationBringsASoonerWordThanTheOneThatWasStated() {
        var number = desk.standardCase();
        reply(number, Map.of("nextUpdate", in(48)));

        desk.escalate(number, "hierarchical");

        assertThat(due(number)).isEqualTo(in(4));
        assertThat(books(number)).endsWith("next update replaced", "next update open");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, false, outbound, lies in the past",
        "0, false, outbound, lies in the past",
        "10000, false, outbound, lies further ahead",
        "1, true, outbound, is not later than what was promised",
        "3, false, internal, belongs to a reply",
        "3, false, inbound, belongs to a reply"
    })
    void anHourThatCannotBePromisedIsRefusedAndNothingIsKept(
            int hours, boolean moves, String direction, String sentence) {
        var number = desk.standardCase();
        reply(number, Map.of("nextUpdate", in(2)));
        var said = messages(number);

        var answer = post(
                number, Map.of("direction", direction, "text", "Soon", "nextUpdate", in(hours), "movesPromise", moves));

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).containsEntry("status", 400);
        assertThat(String.valueOf(answer.getBody())).contains(sentence);
        assertThat(messages(number)).isEqualTo(said);
        assertThat(due(number)).isEqualTo(in(2));
    }

    @Test
    void movingToNoHourIsRefused() {
        var number = desk.standardCase();

        var answer = post(number, Map.of("direction", "outbound", "text", "Later", "movesPromise", true));

        assertThat(String.valueOf(answer.getBody())).contains("the later hour");
    }

    @Test
    void nothingIsPromisedOnAResolvedCase() {
        var number = desk.standardCase();
        desk.resolves(number);

        var answer = post(number, Map.of("direction", "outbound", "text", "Bye", "nextUpdate", in(3)));

        assertThat(answer.getStatusCode().value()).isEqualTo(409);
        assertThat(String.valueOf(answer.getBody())).contains("nothing is promised on it", "advice");
    }

    @Test
    void theSameReplyAgainIsThatReplyAlsoWhenItsHourHasPassed() {
        var number = desk.standardCase();
        var message =
                Map.of("direction", "outbound", "text", "Soon", "externalId", UUID.randomUUID(), "nextUpdate", in(1));
        assertThat(post(number, message).getStatusCode().value()).isEqualTo(202);
        desk.passes(Duration.ofHours(2));

        assertThat(post(number, message).getStatusCode().value()).isEqualTo(200);
        assertThat(promises.promises(number)).hasSize(3);
    }

    @Test
    void anHourIsHeldAgainstTheCalendarAndTheRulesAndPromisedAllTheSame() {
        var number = desk.standardCase();

        var answer = post(
                number,
                Map.of("direction", "outbound", "text", "Soon", "nextUpdate", Instant.parse("2026-01-10T23:00:00Z")));

        assertThat(answer.getStatusCode().value()).isEqualTo(202);
        assertThat(String.valueOf(answer.getBody().get("warnings"))).contains("The rules promise a word by");
        assertThat(due(number)).isEqualTo("2026-01-10T23:00:00Z");
    }

    @Test
    void whoIsAwayThenIsTold() {
        var number = desk.standardCase();
        desk.post(
                "/api/cases/%s/messages".formatted(number), Map.of("direction", "outbound", "text", "We look into it"));
        var keeper = jdbc.sql("select coalesce(responsible, accountable) from support_case where number = ?")
                .param(number.value())
                .query(String.class)
                .single();
        var absence = jdbc.sql("""
                insert into absence (person, from_at, to_at) values (?, '2026-01-07T00:00:00Z', '2026-01-08T00:00:00Z')
                returning id
                """).param(keeper).query(Long.class).single();
        try {
            var page = http.withBasicAuth("mara", "baton")
                    .getForObject(
                            "/cases/%s/messages/outlook?nextUpdate=2026-01-07T10:00&zone=UTC".formatted(number),
                            String.class);

            assertThat(page).contains(keeper.equals("mara") ? "You are away then." : keeper + " is away then.");
        } finally {
            jdbc.sql("delete from absence where id = ?").param(absence).update();
        }
    }

    @Test
    void theFormsOfTasklistNameTheHourAndLeaveNoTraceInTheEngine() {
        var number = desk.standardCase();

        desk.does(
                "sam",
                "Work on case",
                number,
                Map.of("outcome", "answered", "note_reply", "We look", "note_nextUpdate", "2026-01-06T13:30+01:00"));

        assertThat(due(number)).isEqualTo("2026-01-06T12:30:00Z");
        desk.does(
                "sam",
                "Work on case",
                number,
                Map.of("outcome", "answered", "note_reply", "We look", "note_nextUpdate", "90m"));
        assertThat(due(number)).isEqualTo(desk.now().plus(Duration.ofMinutes(90)));
        assertThat(jdbc.sql("select count(*) from act_hi_varinst where name_ = 'note_nextUpdate'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void thePageOfTheCaseNamesTheHourInTheZoneOfWhoWrites() {
        var number = desk.standardCase();
        var page = http.withBasicAuth("mara", "baton").getForObject("/cases/" + number, String.class);

        assertThat(page).contains("name=\"nextUpdate\"", "name=\"moves\"");
    }

    @Test
    void promisesAreCountedByWhoHadToKeepThem() {
        var account = desk.ordinaryAccount();
        var number = desk.report(account, Desk.facts("technical", "medium", "medium"));
        reply(number, Map.of("nextUpdate", in(3)));
        reply(number, Map.of("nextUpdate", in(5), "movesPromise", true));
        desk.passes(Duration.ofHours(6));
        reply(number, Map.of("nextUpdate", in(3)));

        var counted = counted("mara", "account").stream()
                .filter(one -> account.equals(one.get("key")))
                .findFirst()
                .orElseThrow();

        assertThat(counted)
                .containsEntry("kept", 1)
                .containsEntry("moved", 1)
                .containsEntry("broken", 1)
                .containsEntry("open", 1);
        assertThat(counted("mara", "team"))
                .anyMatch(one -> "support-agent".equals(one.get("key")) && one.get("name") != null);
        assertThat(counted("mara", "person")).isNotEmpty();
    }

    @Test
    void nobodyCountsWhatTheyMayNotRead() {
        var account = desk.ordinaryAccount();
        desk.report(account, Desk.facts("technical", "medium", "medium"));

        assertThat(counted("mara", "account")).anyMatch(one -> account.equals(one.get("key")));
        assertThat(counted("eli", "account")).noneMatch(one -> account.equals(one.get("key")));
    }

    @ParameterizedTest
    @CsvSource({
        "by=colour, person",
        "from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z, after from",
        "from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z, shorter time"
    })
    void aTimeThatIsNoneIsRefused(String query, String sentence) {
        var answer = http.withBasicAuth("mara", "baton").getForEntity("/api/promises?" + query, String.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).contains(sentence);
    }

    @Test
    void thePageShowsThem() {
        var number = desk.standardCase();
        reply(number, Map.of("nextUpdate", in(3)));

        assertThat(desk.page("/promises?by=account&from=2026-01-01&to=2026-01-31"))
                .contains("<meter");
        assertThat(desk.page("/promises?by=person&from=2027-01-01&to=2026-01-01"))
                .contains("must lie after from");
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> counted(String who, String by) {
        return (List<Map<String, Object>>) http.withBasicAuth(who, "baton")
                .getForObject("/api/promises?from=2026-01-01T00:00:00Z&to=2026-01-31T00:00:00Z&by=" + by, Map.class)
                .get("items");
    }

    private void reply(CaseNumber number, Map<String, ?> more) {
        var message = new HashMap<String, Object>(more);
        message.put("direction", "outbound");
        message.put("text", "We look into it");
        desk.post("/api/cases/%s/messages".formatted(number), message);
    }

    @SuppressWarnings("unchecked")
    private ResponseEntity<Map<String, Object>> post(CaseNumber number, Map<String, ?> message) {
        return (ResponseEntity<Map<String, Object>>) (ResponseEntity<?>) http.withBasicAuth("sam", "baton")
                .postForEntity("/api/cases/%s/messages".formatted(number), message, Map.class);
    }

    private int messages(CaseNumber number) {
        return jdbc.sql("select count(*) from interaction where case_number = ?")
                .param(number.value())
                .query(Integer.class)
                .single();
    }

    private List<String> books(CaseNumber number) {
        return promises.promises(number).stream()
                .map(promise -> promise.what() + " "
                        + (promise.isTold() ? promise.outcome().label() : "open"))
                .toList();
    }

    private Instant due(CaseNumber number) {
        return promises.open(number, "next update").orElseThrow().due();
    }

    private Instant in(int hours) {
        return desk.now().plus(Duration.ofHours(hours));
    }
}
