package dev.baton.kpi.okrweb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.AccountDesk;
import dev.baton.BatonTest;
import dev.baton.Visitor;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;

/** Objectives over HTTP: who may do what, what is refused and why, and two who change the same one. */
@BatonTest
class OkrApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private AccountDesk http;

    private final Map<String, Object> body = new HashMap<>(Map.of(
            "quarter",
            "2026-Q4",
            "title",
            "Sooner " + UUID.randomUUID(),
            "keyResults",
            List.of(
                    Map.of("kpi", "resolutionTime", "baseline", 129600, "target", 86400),
                    Map.of("kpi", "csat", "dimension", "TIER", "key", "vip", "baseline", 90, "target", 90))));

    @Test
    void theTwoExamplesShipAsDrafts() {
        var page = Visitor.loggedIn("aud", port).get("/okrs");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "Reduce churn with faster resolution times",
                        "Deliver an outstanding support experience",
                        "36 h",
                        "24 h",
                        "15 %",
                        "nothing to measure yet")
                .doesNotContain("New objective");
        assertThat(http.exchange("aud", HttpMethod.GET, "/api/okrs", null)
                        .getBody()
                        .toString())
                .contains("Reduce churn with faster resolution times");
    }

    @Test
    void aDraftIsWrittenAndChangedByItsVersion() {
        var made = http.put("mara", "/api/okrs", body);
        assertThat(made.getStatusCode().value()).as("%s", made).isEqualTo(200);
        assertThat(made.getBody()).containsEntry("state", "DRAFT").containsEntry("version", 1);

        assertThat(http.put("mara", "/api/okrs", body).getStatusCode().value())
                .as("the same title in the same quarter")
                .isEqualTo(409);
        body.put("number", made.getBody().get("number"));
        assertThat(http.put("mara", "/api/okrs", body).getStatusCode().value())
                .as("without the version it was made from")
                .isEqualTo(409);
        body.put("version", 1);
        body.put("owner", "mara");
        assertThat(http.put("mara", "/api/okrs", body).getBody()).containsEntry("version", 2);
        assertThat(http.put("otto", "/api/okrs", body).getStatusCode().value())
                .as("somebody was faster")
                .isEqualTo(409);
    }

    @Test
    void whatIsActiveIsMeasuredByWhatItWasMadeActiveWith() {
        body.put("state", "ACTIVE");
        body.put("owner", "mara");
        var number = http.put("mara", "/api/okrs", body).getBody().get("number");
        body.put("number", number);
        body.put("version", 2);
        body.put("keyResults", List.of(Map.of("kpi", "reopenRate", "baseline", 5, "target", 2)));
        assertThat(http.put("mara", "/api/okrs", body).getBody().toString()).contains("stands");
        body.put("state", "DRAFT");
        assertThat(http.put("mara", "/api/okrs", body).getStatusCode().value()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({
        "quarter,2026-Q5",
        "quarter,''",
        "title,' '",
        "owner,nobody-such",
        "state,ACTIVE",
        "state,OVER",
        "keyResults,none",
        "keyResults,four",
        "keyResults[0].kpi,luck",
        "keyResults[0].target,-1",
        "keyResults[0].key,missing",
        "keyResults,null",
        "keyResults[0].dimension,person"
    })
    void whatIsMissingOrWrongIsRefusedByItsField(String field, String value) {
        var one = Map.<String, Object>of("kpi", "escalationRate", "baseline", 15, "target", 8);
        switch (value) {
            case "none" -> body.put(field, List.of());
            case "four" -> body.put(field, List.of(one, one, one, one));
            case "luck" -> body.put("keyResults", List.of(Map.of("kpi", "luck", "baseline", 1, "target", 2)));
            case "-1" -> body.put("keyResults", List.of(Map.of("kpi", "escalationRate", "baseline", 1, "target", -1)));
            case "null" -> body.put(field, Collections.singletonList(null));
            case "person" ->
                body.put(
                        "keyResults",
                        List.of(Map.of(
                                "kpi", "csat", "dimension", "PERSON", "key", "vera", "baseline", 1, "target", 2)));
            case "missing" ->
                body.put("keyResults", List.of(Map.of("kpi", "csat", "dimension", "TIER", "baseline", 1, "target", 2)));
            default -> body.put(field, value);
        }
        var answer = http.put("otto", "/api/okrs", body);

        assertThat(answer.getStatusCode().value()).as("%s", answer).isEqualTo(400);
        assertThat(answer.getBody().toString()).contains("field=" + (value.equals("ACTIVE") ? "owner" : field));
    }

    @Test
    void managersAndProcessOwnersWriteThemAndOthersReadThem() {
        assertThat(http.put("sam", "/api/okrs", body).getStatusCode().value()).isEqualTo(403);
        assertThat(http.put("aud", "/api/okrs", body).getStatusCode().value()).isEqualTo(403);
        assertThat(http.put("vera", "/api/okrs", body).getStatusCode().value()).isEqualTo(200);
        assertThat(http.exchange("sam", HttpMethod.GET, "/api/okrs?quarter=2026-Q4", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(http.exchange("sam", HttpMethod.GET, "/api/okrs?quarter=soon", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(Visitor.loggedIn("sam", port).get("/okrs/OKR-999999").status())
                .isEqualTo(404);
    }

    @Test
    void whatPeopleWroteIsTextOnThePage() {
        body.put("title", "<script>alert(1)</script> ${x} " + UUID.randomUUID());
        var number = http.put("otto", "/api/okrs", body).getBody().get("number");
        assertThat(Visitor.loggedIn("otto", port).get("/okrs/" + number).body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; ${x}")
                .doesNotContain("<script>alert");
    }
}
