package dev.baton.resolution;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.CaseNumber;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Whatever is asked of a case that does not offer it in its state, the answer is the same sentence. */
@BatonTest
class OneAdviceTest {

    @Autowired
    private Desk desk;

    @Autowired
    private TestRestTemplate http;

    @BeforeEach
    void freezeTime() {
        desk.setTime(desk.now());
    }

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @Test
    void aClosedCaseGivesTheSameAdviceWhateverIsAskedOfIt() {
        var number = resolved();
        desk.does("sam", "Document case", number, DOCUMENTED);

        assertThat(whatIsAsked(number)).allSatisfy(answer -> {
            assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
            assertThat(answer.getBody())
                    .containsEntry(
                            "detail",
                            "%1$s is closed. Let the customer's message arrive (it opens a follow-up by itself), or report a new case with followUpOf: %1$s."
                                    .formatted(number))
                    .doesNotContainKey("errors");
            assertThat((String) answer.getBody().get("advice")).startsWith("Let the customer's message arrive");
        });
    }

    @Test
    void aResolvedCaseIsToBeReopenedFirst() {
        var number = resolved();

        assertThat(whatIsAsked(number).filter(answer -> answer.getStatusCode().isError()))
                .hasSize(3)
                .allSatisfy(answer -> {
                    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
                    assertThat(answer.getBody())
                            .containsEntry("detail", "%s is resolved. Reopen it first.".formatted(number));
                });
    }

    @Test
    void aCaseInTriageIsTriagedFirst() {
        var number = desk.report(desk.ordinaryAccount(), Map.of());

        var answer = ask(HttpMethod.PUT, number, "assessment", facts("technical", "high", "high"));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(answer.getBody())
                .containsEntry(
                        "detail",
                        "%s is in triage. Complete its task \"Triage case\" in Tasklist first.".formatted(number));
    }

    private Stream<ResponseEntity<Map<String, Object>>> whatIsAsked(CaseNumber number) {
        return Stream.of(
                ask(HttpMethod.PUT, number, "assessment", facts("technical", "high", "high")),
                ask(HttpMethod.POST, number, "waiting", Map.of("on", "customer", "reason", "version")),
                ask(HttpMethod.POST, number, "escalations", Map.of("kind", "hierarchical", "reason", "they ask")),
                ask(HttpMethod.POST, number, "reopen", Map.of("reason", "again")));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private ResponseEntity<Map<String, Object>> ask(
            HttpMethod method, CaseNumber number, String what, Map<String, ?> body) {
        return (ResponseEntity) http.withBasicAuth("sam", "baton")
                .exchange("/api/cases/%s/%s".formatted(number, what), method, new HttpEntity<>(body), Map.class);
    }

    private CaseNumber resolved() {
        var number = desk.standardCase();
        desk.does("sam", "Work on case", number, RESOLVED);
        desk.does("mara", "Sign off resolution", number, Map.of("signOff", "approved"));
        return number;
    }

    private static final Map<String, Object> RESOLVED =
            Map.of("outcome", "resolved", "note_reply", "It is back.", "note_resolution", "Restarted the exporter.");
    private static final Map<String, Object> DOCUMENTED = Map.of(
            "rootCauseCategory", "product-bug",
            "note_rootCause", "A full disk.",
            "note_prevention", "Watch the disk.",
            "note_articleTitle", "When the export stops");
}
