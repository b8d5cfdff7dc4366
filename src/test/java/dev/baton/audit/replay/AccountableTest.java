package dev.baton.audit.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Team;
import dev.baton.Visitor;
import dev.baton.audit.search.Reader;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.sla.ClockJournal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the entries say of a case at an instant is what it was then. */
@BatonTest
class AccountableTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Team team;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private CaseStories stories;

    @Autowired
    private ClockJournal journal;

    private final List<Seen> seen = new ArrayList<>();
    private CaseNumber number;

    /** What the tables said. */
    private record Seen(
            Instant at, String accountable, String responsible, String team, String status, boolean escalated) {}

    @BeforeEach
    void aCase() {
        team.holdsNothing();
        desk.setTime(desk.now());
        number = desk.criticalCase();
        look();
    }

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @Test
    void everyInstantOfALifeIsToldAsItWas() {
        var before = desk.now().minusSeconds(3600);
        desk.escalate(number, "hierarchical");
        look();
        desk.passes(Duration.ofHours(6));
        look();
        desk.task("Take charge", number).ifPresent(task -> {
            var asked = task.getAssignee() == null ? "vera" : task.getAssignee();
            desk.does(asked, "Take charge", number, Map.of("answer", "accepted"));
        });
        look();
        desk.resolves(number);
        look();
        desk.post("/api/cases/%s/reopen".formatted(number), Map.of("reason", "Not yet"));
        look();
        var accountable = caseFile.get(number).accountable();
        var group = accountable.equals("vera")
                ? "leadership"
                : accountable.equals("cleo") ? "cs-manager" : "support-manager";
        team.leaves(accountable, group);
        try {
            look();
            assertThat(caseFile.get(number).accountable()).isNotEqualTo(accountable);
        } finally {
            team.joins(accountable, group);
        }

        assertThat(seen.stream().map(Seen::accountable).distinct().count()).isGreaterThan(1);
        var story = stories.of(number, Reader.OF_EVERYTHING);
        for (var one : seen) {
            var told = Accountability.of(number, story, one.at());
            var state = story.at(one.at());
            assertThat(List.of(
                            told.accountable(),
                            String.valueOf(told.responsible()),
                            String.valueOf(told.team()),
                            String.valueOf(state.text("status")),
                            String.valueOf(state.text("escalated"))))
                    .as("at " + one.at())
                    .containsExactly(
                            one.accountable(),
                            String.valueOf(one.responsible()),
                            String.valueOf(one.team()),
                            one.status(),
                            String.valueOf(one.escalated()));
            assertThat(told.because()).isNotBlank();
            assertThat(told.since()).isBeforeOrEqualTo(one.at());
        }
        var nobody = Accountability.of(number, story, before);
        assertThat(nobody.accountable()).isNull();
        assertThat(nobody.because()).startsWith("The case had not been reported");
    }

    @Test
    void itIsAskedOverTheApiByWhoMayReadTheCase() {
        desk.passes(Duration.ofMinutes(5));
        var mara = Visitor.named("mara", port);
        var path = "/api/cases/%s/accountable".formatted(number);

        assertThat(mara.get(path).body()).contains("\"accountable\":\"", "\"case\":\"" + number, "\"because\":\"");
        assertThat(mara.get(path + "?at=2001-01-01T00:00:00Z").body())
                .contains("\"accountable\":null", "had not been reported");
        assertThat(mara.get(path + "?at=noon").status()).isEqualTo(400);
        assertThat(mara.get(path + "?at=2101-01-01T00:00:00Z").body()).contains("is still to come");
        assertThat(mara.get("/api/cases/C-999999/accountable").status()).isEqualTo(404);
        assertThat(mara.get("/api/cases/nonsense/accountable").status()).isEqualTo(404);
        assertThat(Visitor.named("otto", port).get(path).status()).isEqualTo(403);
    }

    @Test
    void deadlinesAreRebuiltFromEntriesAndAgreeWithTheClocks() {
        var reported = desk.now();
        desk.passes(Duration.ofMinutes(10));
        desk.post("/api/cases/%s/waiting".formatted(number), Map.of("on", "customer", "reason", "their log"));
        desk.passes(Duration.ofHours(2));
        var waiting = desk.now();
        desk.passes(Duration.ofMinutes(1));
        desk.delete("/api/cases/%s/waiting/customer".formatted(number));
        desk.says(number, "outbound", "We are at it.");
        desk.passes(Duration.ofMinutes(1));

        var history = ClockHistory.of(stories.of(number, Reader.OF_EVERYTHING), journal.of(number));

        for (var instant : List.of(reported, waiting, desk.now())) {
            assertThat(history.at(instant))
                    .isNotEmpty()
                    .allMatch(ClockHistory.At::isTold)
                    .allMatch(ClockHistory.At::agrees);
        }
        assertThat(history.at(waiting)).anyMatch(clock -> clock.last().state().equals("paused"));
        for (var clock : desk.clocks(number)) {
            var told = history.at(desk.now()).stream()
                    .filter(one ->
                            one.clock().equals(clock.get("name")) && one.of().isEmpty())
                    .findFirst();
            if (told.isPresent() && "running".equals(told.get().last().state())) {
                assertThat(told.get().last().due()).as("%s", clock).isEqualTo(Instant.parse((String) clock.get("due")));
            }
        }
        assertThat(history.at(reported.minusSeconds(3600))).isEmpty();
    }

    /** Of a case from before the log told of clocks. */
    @Test
    void whereEntriesDoNotSufficeItIsSaid() {
        var story = stories.of(number, Reader.OF_EVERYTHING);
        var old = new CaseStory(story.entries().stream()
                .filter(entry -> !entry.found().kind().equals("ClocksChanged"))
                .toList());

        assertThat(ClockHistory.of(old, journal.of(number)).at(desk.now()))
                .isNotEmpty()
                .noneMatch(ClockHistory.At::isTold)
                .noneMatch(ClockHistory.At::agrees);
    }

    @Test
    void whoSawTheCaseIsListedOnce() {
        var aud = Visitor.named("aud", port);
        aud.get("/api/audit/export?format=csv&case=" + number);
        aud.get("/audit/cases/%s/report.pdf".formatted(number));

        var viewers = Viewings.of(stories.of(number, Reader.OF_EVERYTHING));

        assertThat(viewers)
                .filteredOn(viewer -> viewer.who().equals("aud"))
                .singleElement()
                .satisfies(viewer -> {
                    assertThat(viewer.kinds()).contains("Exported");
                    assertThat(viewer.times()).isGreaterThanOrEqualTo(2);
                });
    }

    private void look() {
        var now = caseFile.get(number);
        seen.add(new Seen(
                desk.now(),
                Objects.requireNonNull(now.accountable()),
                now.responsible(),
                now.team(),
                now.status().name(),
                now.escalated()));
        desk.passes(Duration.ofMinutes(7));
    }
}
