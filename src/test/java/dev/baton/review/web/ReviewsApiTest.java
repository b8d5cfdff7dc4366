package dev.baton.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.AccountDesk;
import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Visitor;
import dev.baton.review.ReviewedCases;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;

/** Reviews over HTTP and on pages: who may read which, who agrees on actions, and what is refused. */
@BatonTest
class ReviewsApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private AccountDesk tasks;

    @Autowired
    private ReviewedCases cases;

    private String review;

    @BeforeEach
    void aReview() {
        desk.setTime(desk.now());
        review = cases.of(cases.breached());
    }

    @AfterEach
    void realTime() {
        cases.holdsNothing();
        desk.realTime();
    }

    @Test
    void whoMayReadTheCaseReadsItsReviewAndNobodyElse() {
        assertThat(status("mara", "/api/reviews/" + review)).isEqualTo(200);
        assertThat(status("aud", "/api/reviews/" + review)).isEqualTo(200);
        assertThat(status("sam", "/api/reviews/" + review))
                .as("his team had the case")
                .isEqualTo(200);
        assertThat(status("eli", "/api/reviews/" + review)).isEqualTo(404);
        assertThat(Visitor.loggedIn("eli", port).get("/reviews/" + review).status())
                .isEqualTo(404);
        assertThat(listed("eli")).doesNotContain(review);
        assertThat(listed("mara")).contains(review);
        assertThat(status("mara", "/api/reviews/RV-999999999")).isEqualTo(404);
        assertThat(status("mara", "/api/reviews/C-000001")).isEqualTo(404);
    }

    @Test
    void whoHasAnActionSeesTheReviewAndNothingOfTheCase() {
        agree("mara", Map.of("owner", "eli"));

        var page = Visitor.loggedIn("eli", port).get("/reviews/" + review);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("The case itself is not yours to read").doesNotContain("Deadlines passed");
    }

    @Test
    void managersAgreeOnActionsAndAgentsDoNot() {
        assertThat(agree("sam", Map.of())).isEqualTo(403);
        assertThat(agree("aud", Map.of())).isEqualTo(403);
        assertThat(cases.actions(review)).isEmpty();
        agree("mara", Map.of());
        agree("mara", Map.of());
        assertThat(cases.actions(review)).as("sent twice it is one").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"text,' '", "owner,nobody-such", "owner,''", "due,soon", "due,2001-01-01", "cause,CATEGORY:technical"})
    void whatIsMissingOrWrongIsRefusedAndWhatWasTypedIsKept(String field, String value) {
        agree("mara", Map.of(field, value));

        assertThat(cases.actions(review)).isEmpty();
    }

    @Test
    void whoseProcessIsGoneGetsItAgain() {
        agree("mara", Map.of());
        var action = cases.actions(review).get(0);
        tasks.losesItsProcess(review);
        tasks.losesItsProcess(action);
        assertThat(Visitor.loggedIn("mara", port).get("/reviews/" + review).body())
                .contains("Start it again");
        var mara = Visitor.loggedIn("mara", port);
        mara.form("/reviews/" + review + "/restart", Map.of("_csrf", mara.token("/reviews")));

        assertThat(tasks.tasks(review)).containsExactly("Review escalation");
        assertThat(tasks.tasks(action)).containsExactly("Take action");
        tasks.does("mara", "Review escalation", review, ReviewedCases.LEARNT);
    }

    @Test
    void whatPeopleWroteIsTextOnThePage() {
        agree("mara", Map.of("text", "<script>alert(1)</script> ${x}"));
        assertThat(Visitor.loggedIn("mara", port).get("/reviews/" + review).body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; ${x}")
                .doesNotContain("<script>alert");
    }

    private int agree(String user, Map<String, String> changed) {
        var fields = new HashMap<>(Map.of(
                "text",
                "Watch the disk",
                "owner",
                "sam",
                "due",
                LocalDate.ofInstant(desk.now().plus(Duration.ofDays(14)), ZoneOffset.UTC)
                        .toString(),
                "cause",
                ""));
        fields.putAll(changed);
        var visitor = Visitor.loggedIn(user, port);
        fields.put("_csrf", visitor.token("/reviews"));
        return visitor.form("/reviews/" + review + "/actions", fields).status();
    }

    private int status(String user, String path) {
        return tasks.exchange(user, HttpMethod.GET, path, null).getStatusCode().value();
    }

    @SuppressWarnings("unchecked")
    private List<Object> listed(String user) {
        var items = (List<Map<String, Object>>) tasks.exchange(user, HttpMethod.GET, "/api/reviews", null)
                .getBody()
                .get("items");
        return items.stream().map(item -> item.get("number")).toList();
    }
}
