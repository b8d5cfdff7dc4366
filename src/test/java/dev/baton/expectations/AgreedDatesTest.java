package dev.baton.expectations;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.CaseNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** A date that a person agreed with the customer stands until a person says otherwise. */
@BatonTest
class AgreedDatesTest {

    private static final Map<String, Object> RESOLVED =
            Map.of("outcome", "resolved", "note_reply", "It is back.", "note_resolution", "Restarted the exporter.");

    @Autowired
    private Desk desk;

    @Autowired
    private TestRestTemplate http;

    private CaseNumber number;
    private Instant due;

    @BeforeEach
    void aCaseAtWork() {
        desk.setTime(desk.now());
        number = desk.standardCase();
        due = desk.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
    }

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @Test
    void neitherAPauseNorAPriorityMovesIt() {
        agree("sam", "the fixed export", due);

        desk.post("/api/cases/%s/waiting".formatted(number), Map.of("on", "customer", "reason", "log file"));
        desk.put("/api/cases/%s/assessment".formatted(number), facts("outage", "high", "high"));
        desk.passes(Duration.ofHours(1));

        assertThat(desk.clock(number, "agreed"))
                .containsEntry("state", "running")
                .containsEntry("due", due.toString())
                .containsEntry("because", "agreed with the customer by sam");
    }

    @Test
    void theDeskIsWarnedBeforeItAndItEscalatesWhenItPasses() {
        desk.says(number, "outbound", "On Friday at the latest");
        agree("sam", "the fixed export", due);

        desk.passes(Duration.ofDays(2));
        assertThat(stories("DeadlineNear")).anyMatch(story -> story.contains("Agreed date"));
        desk.passes(Duration.ofDays(1));

        assertThat(stories("DeadlinePassed")).anyMatch(story -> story.contains("Agreed date"));
        assertThat(stories("PromiseBroken")).anyMatch(story -> story.contains("agreed date"));
        assertThat(desk.tasks(number)).contains("Take charge");
        assertThat(outcomes()).as("it stands, broken").containsExactly("broken");
    }

    @Test
    void anotherDateReplacesIt() {
        agree("sam", "the fixed export", due);
        var later = due.plus(Duration.ofDays(1));

        agree("mara", "the fixed export", later);

        assertThat(outcomes()).containsExactly("replaced", "open");
        assertThat(desk.clock(number, "agreed")).containsEntry("due", later.toString());
    }

    @Test
    void whoeverDoesWhatWasAgreedSaysSo() {
        var id = agree("sam", "the fixed export", due);

        assertThat(call(HttpMethod.POST, "sam", "/" + id + "/kept", null).getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);

        assertThat(outcomes()).containsExactly("kept");
        assertThat(desk.clock(number, "agreed")).containsEntry("state", "met");
        assertThat(call(HttpMethod.POST, "sam", "/" + id + "/kept", null).getStatusCode())
                .as("it stands no longer")
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void itIsWithdrawnWithAReason() {
        var id = agree("sam", "the fixed export", due);
        assertThat(call(HttpMethod.DELETE, "sam", "/" + id, Map.of()).getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);

        assertThat(call(HttpMethod.DELETE, "sam", "/" + id, Map.of("reason", "They no longer need it"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);

        assertThat(outcomes()).containsExactly("withdrawn");
        assertThat(desk.clock(number, "agreed")).containsEntry("state", "idle");
        desk.passes(Duration.ofDays(4));
        assertThat(stories("DeadlinePassed")).noneMatch(story -> story.contains("Agreed date"));
        assertThat(desk.page("/cases/" + number)).contains("They no longer need it");
    }

    @Test
    void aSignOffInTimeKeepsIt() {
        agree("sam", "the fixed export", due);
        desk.does("sam", "Work on case", number, RESOLVED);
        desk.does("mara", "Sign off resolution", number, Map.of("signOff", "approved"));

        assertThat(outcomes()).containsExactly("kept");
        assertThat(desk.clock(number, "agreed")).containsEntry("state", "met");
        assertThat(post("sam", "the next thing", due).getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    }

    @Test
    void aCaseInTriageHasAgreedDatesToo() {
        number = desk.report(desk.ordinaryAccount(), Map.of());
        agree("mara", "a word from an engineer", desk.now().plus(Duration.ofHours(1)));

        desk.passes(Duration.ofHours(1));

        assertThat(stories("DeadlinePassed")).anyMatch(story -> story.contains("Agreed date"));
    }

    @Test
    void itLiesAhead() {
        assertThat(post("sam", "the fixed export", desk.now().minusSeconds(1)).getBody())
                .contains("due")
                .contains("must lie ahead");
        assertThat(post("sam", "the fixed export", desk.now().plus(Duration.ofDays(4_000)))
                        .getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(post("sam", "", due).getBody()).contains("what");
    }

    @Test
    void itIsAgreedByThePeopleOfTheCaseOnly() {
        assertThat(post("eli", "the fixed export", due).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(post("aud", "the fixed export", due).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(post("mara", "the fixed export", due).getStatusCode()).isEqualTo(HttpStatus.CREATED);
    }

    @Test
    void whatAndWhyStandOnThePageUntouched() {
        agree("sam", "<b>the</b> fixed export", due);

        assertThat(desk.page("/cases/" + number))
                .contains("Dates agreed with the customer")
                .contains("&lt;b&gt;the&lt;/b&gt; fixed export")
                .contains("their audit");
    }

    private long agree(String person, String what, Instant until) {
        var answer = post(person, what, until);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        return Long.parseLong(answer.getBody().replaceAll("\\D", ""));
    }

    private ResponseEntity<String> post(String person, String what, Instant until) {
        return call(
                HttpMethod.POST, person, "", Map.of("what", what, "due", until.toString(), "reason", "their audit"));
    }

    private ResponseEntity<String> call(HttpMethod method, String person, String path, Map<String, ?> body) {
        return http.withBasicAuth(person, "baton")
                .exchange(
                        "/api/cases/%s/agreed-dates".formatted(number) + path,
                        method,
                        new HttpEntity<>(body),
                        String.class);
    }

    @SuppressWarnings("unchecked")
    private List<String> outcomes() {
        List<Map<String, Object>> dates = http.withBasicAuth("sam", "baton")
                .getForObject("/api/cases/%s/agreed-dates".formatted(number), List.class);
        return dates.stream()
                .map(date -> date.get("outcome") == null ? "open" : (String) date.get("outcome"))
                .toList();
    }

    private List<String> stories(String event) {
        return desk.stories(number, event);
    }
}
