package dev.baton.routing.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Team;
import dev.baton.Visitor;
import dev.baton.alarms.Alarm;
import dev.baton.alarms.Alarms;
import dev.baton.routing.Absences;
import dev.baton.routing.Rotas;
import dev.baton.routing.rota.Span;
import dev.baton.routing.rota.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looking ahead from Monday, 21 December 2026, noon in Berlin. People without a calendar work from 8 to 18 on German working days: the
 * 25th is a holiday, the 24th is none.
 */
@BatonTest
class ReachCheckTest {

    private static final Instant NOW = Instant.parse("2026-12-21T11:00:00Z");
    private static final Instant END = NOW.plus(Duration.ofDays(28));

    @LocalServerPort
    private int port;

    @Autowired
    private ReachCheck check;

    @Autowired
    private KeptReach kept;

    @Autowired
    private Alarms alarms;

    @Autowired
    private Rotas rotas;

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
    private TransactionTemplate transaction;

    private Watch watch;

    @BeforeEach
    void aGroupOfTwo() {
        desk.setTime(NOW);
        watch = new Watch(identities, team, absences, jdbc, "ada", "ben");
        jdbc.sql("delete from reach_check").update();
    }

    @AfterEach
    void itEnds() {
        watch.ends();
        desk.realTime();
    }

    @Test
    void aRotaThatIsWholeHasNoHole() {
        takeTurns("ada", "ben");
        check.look();

        assertThat(holes()).isEmpty();
        assertThat(alarm()).isEmpty();
    }

    @Test
    void onAHolidayNightOnWhichEverybodyIsAwayNobodyIsReached() {
        takeTurns("ada", "ben");
        watch.isAway("ada", at("2026-12-24T21:00:00Z"), at("2026-12-26T06:00:00Z"), "ben");
        watch.isAway("ben", at("2026-12-24T20:00:00Z"), at("2026-12-25T05:00:00Z"), "ada");
        check.look();

        assertThat(holes()).containsExactly(new Span(at("2026-12-24T21:00:00Z"), at("2026-12-25T05:00:00Z")));
        assertThat(alarm().orElseThrow().what())
                .startsWith("From 24 Dec 2026 21:00 UTC to 25 Dec 2026 05:00 UTC nobody can be reached at level 0 (%s)."
                        .formatted(watch.group));
        assertThat(Visitor.named("sam", port).get("/people/reach").body())
                .contains(watch.group, "2026-12-24T21:00:00Z", "1 hole");
    }

    @Test
    void whoWorksIsReachedInAGapOfTheRota() {
        rotas.begin(
                watch.group,
                named(
                        "{\"layers\": [{\"zone\": \"Europe/Berlin\", \"start\": \"2026-01-01\", \"turn\": \"P1D\", \"people\": [\"ada\"],"
                                + " \"hours\": {\"MON\": [\"00:00-24:00\"], \"TUE\": [\"00:00-24:00\"], \"WED\": [\"00:00-24:00\"],"
                                + " \"THU\": [\"18:00-24:00\"], \"FRI\": [\"00:00-24:00\"], \"SAT\": [\"00:00-24:00\"], \"SUN\": [\"00:00-24:00\"]}}]}"),
                "mara");
        check.look();

        assertThat(holes().subList(0, 2))
                .as("a Thursday before work, but not at work")
                .containsExactly(
                        new Span(at("2026-12-23T23:00:00Z"), at("2026-12-24T07:00:00Z")),
                        new Span(at("2026-12-30T23:00:00Z"), at("2026-12-31T07:00:00Z")));
    }

    @Test
    void aChangeIsSeenAtOnceAndNothingElseIsComputedAnew() {
        takeTurns("ada");
        assertThat(check.look()).isTrue();
        assertThat(check.look()).isFalse();

        watch.isAway("ada", at("2027-01-04T00:00:00Z"), at("2027-01-05T00:00:00Z"), null);
        assertThat(check.look()).isTrue();
        assertThat(holes()).hasSize(2);

        watch.isBack();
        assertThat(check.look()).isTrue();
        assertThat(holes()).isEmpty();
        assertThat(alarm()).isEmpty();
        desk.setTime(NOW.plus(Duration.ofMinutes(59)));
        assertThat(check.look()).isFalse();
        desk.setTime(NOW.plus(Duration.ofMinutes(60)));
        assertThat(check.look()).isTrue();
    }

    /** One alarm, with the first hole: not another one each hour while the hole comes nearer, lasts and is over. */
    @Test
    void aHoleIsOneAlarmUntilItIsOver() {
        takeTurns("ada");
        var hole = new Span(at("2026-12-21T18:00:00Z"), at("2026-12-21T22:00:00Z"));
        watch.isAway("ada", hole.from(), hole.to(), null);
        check.look();
        var first = alarm().orElseThrow();

        for (var at = NOW; at.isBefore(hole.to()); at = at.plus(Duration.ofMinutes(61))) {
            desk.setTime(at);
            check.look();
            assertThat(holes()).containsExactly(hole);
            assertThat(alarm()).contains(first);
        }
        desk.setTime(hole.to().plus(Duration.ofMinutes(61)));
        check.look();
        assertThat(alarm()).isEmpty();
        assertThat(ever()).isEqualTo(1);
    }

    @Test
    void aHoleWithoutAnEndStaysTheSameWhileTimePasses() {
        takeTurns("ada");
        team.leaves(watch.person("ada"), watch.group);
        team.leaves(watch.person("ben"), watch.group);
        check.look();
        assertThat(holes()).containsExactly(new Span(NOW, END));
        assertThat(alarm().orElseThrow().what()).startsWith("From 21 Dec 2026 11:00 UTC on nobody can be reached");

        desk.setTime(NOW.plus(Duration.ofHours(2)));
        check.look();
        assertThat(holes()).containsExactly(new Span(NOW, END.plus(Duration.ofHours(2))));
        assertThat(ever()).isEqualTo(1);
    }

    @Test
    void aGroupWithoutARotaIsLookedAtInWorkingHours() {
        var fresh = reach("support-agent");

        assertThat(fresh.anyHour()).isFalse();
        assertThat(fresh.holes()).as("a new desk begins without an alarm").isEmpty();
        assertThat(kept.all()).extracting(Reach::group).doesNotContain(watch.group);
        assertThat(reach("leadership").level()).isEqualTo(3);
    }

    @Test
    void ofManyNodesOneLooks() {
        takeTurns("ada");
        var looked = transaction.execute(other -> {
            jdbc.sql("select pg_advisory_xact_lock(?)")
                    .param(0x7265616368L)
                    .query()
                    .singleRow();
            return CompletableFuture.supplyAsync(check::look).join();
        });

        assertThat(looked).isFalse();
        assertThat(kept.last()).isEmpty();
        assertThat(check.look()).isTrue();
    }

    private Reach reach(String group) {
        check.look();
        return kept.all().stream()
                .filter(one -> one.group().equals(group))
                .findFirst()
                .orElseThrow();
    }

    private List<Span> holes() {
        return kept.all().stream()
                .filter(one -> one.group().equals(watch.group))
                .findFirst()
                .orElseThrow()
                .holes();
    }

    private Optional<Alarm> alarm() {
        return alarms.open().stream()
                .filter(one -> one.subject().equals(watch.group))
                .findFirst();
    }

    private long ever() {
        return jdbc.sql("select count(*) from alarm where subject = ?")
                .param(watch.group)
                .query(Long.class)
                .single();
    }

    private void takeTurns(String... people) {
        rotas.begin(
                watch.group,
                named(
                        "{\"layers\": [{\"zone\": \"Europe/Berlin\", \"start\": \"2026-01-05\", \"turn\": \"P1W\", \"people\": [\"%s\"]}]}"
                                .formatted(String.join("\", \"", people))),
                "mara");
    }

    private String named(String json) {
        return json.replace("\"ada\"", "\"" + watch.person("ada") + "\"")
                .replace("\"ben\"", "\"" + watch.person("ben") + "\"");
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }
}
