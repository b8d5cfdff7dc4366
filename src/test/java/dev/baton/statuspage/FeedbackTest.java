package dev.baton.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Status;
import dev.baton.statuspage.limits.PageLimits;
import dev.baton.statuspage.links.StatusLinks;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Is it solved? One answer to each resolution, and "no" goes on with the work. */
@BatonTest
class FeedbackTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private StatusLinks links;

    @Autowired
    private PageLimits limits;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestRestTemplate http;

    private CaseNumber number;
    private Customer customer;

    @BeforeEach
    void aResolvedCase() {
        desk.setTime(desk.now());
        limits.forgetAll();
        number = desk.standardCase();
        customer = Customer.of(number, links, port);
        desk.says(number, "outbound", "We look into it");
        desk.resolves(number);
    }

    @AfterEach
    void itIsNow() {
        desk.realTime();
        limits.forgetAll();
    }

    @Test
    void yesIsKeptWithWhoWasThereAndNobodyHasToReadIt() {
        assertThat(customer.answers("yes", "5", "1", "Thank you!")).satisfies(leadsTo("thanks"));

        assertThat(feedback())
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .containsEntry("solved", true)
                        .containsEntry("csat", 5)
                        .containsEntry("effort", 1)
                        .containsEntry("words", "Thank you!")
                        .containsEntry("responsible", "sam")
                        .containsEntry(
                                "resolved", caseFile.get(number).resolvedAt().toString()));
        assertThat(desk.tasks(number)).doesNotContain("Read customer's message");
        assertThat(desk.stories(number)).contains("The customer answers: solved, satisfaction 5 of 5, effort 1 of 7");
        assertThat(desk.page("/cases/" + number)).contains("Thank you!", "satisfaction 5 of 5");
        assertThat(notices()).isEmpty();
        assertThat(customer.page()).contains("You answered: yes, it is solved.");
    }

    @Test
    void noOpensItAgainWithTheirWordsAndWhoAnswersForItIsTold() {
        assertThat(customer.answers("no", "1", "7", "It stops again")).satisfies(leadsTo("reopened"));

        assertThat(caseFile.get(number).status()).isEqualTo(Status.OPEN);
        assertThat(desk.stories(number)).contains("Reopened: It stops again", "Customer wrote: It stops again");
        assertThat(desk.tasks(number)).contains("Work on case").doesNotContain("Read customer's message");
        assertThat(feedback()).singleElement().satisfies(one -> assertThat(one).containsEntry("solved", false));
        assertThat(notices()).containsExactly("feedbackLow");
        assertThat(customer.page()).contains("In work", "It stops again").doesNotContain("Is it solved?");
    }

    @Test
    void noWithoutWordsIsNoAllTheSame() {
        customer.answers("no", "", "", "");

        assertThat(caseFile.get(number).status()).isEqualTo(Status.OPEN);
        assertThat(desk.stories(number)).contains("Reopened: It is not solved.");
    }

    @Test
    void theSameAnswerManyTimesAtOnceIsOne() {
        var form = Customer.answer(customer.page(), "no", "2", "", "Not solved");
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> customer.sends("feedback", form)))
                .limit(4)
                .toList()
                .forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(303));

        assertThat(caseFile.get(number).reopened()).isEqualTo(1);
        assertThat(feedback()).hasSize(1);
        assertThat(desk.stories(number, "FeedbackGiven")).hasSize(1);
        assertThat(desk.stories(number))
                .filteredOn("Customer wrote: Not solved"::equals)
                .hasSize(1);
    }

    @Test
    void anAnswerMayBeChangedForAWeek() {
        customer.answers("yes", "5", "1", "");
        desk.passes(Duration.ofDays(3));
        assertThat(customer.answers("yes", "2", "1", "Too slow, on second thought"))
                .satisfies(leadsTo("thanks"));

        assertThat(feedback())
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("csat", 2).containsKey("changed"));
        assertThat(notices()).containsExactly("feedbackLow");
        var form = Customer.answer(customer.page(), "yes", "5", "1", "Fine after all");
        desk.passes(Duration.ofDays(4).plusMinutes(1));
        var late = customer.sends("feedback", form);
        assertThat(late.statusCode()).isEqualTo(400);
        assertThat(late.body()).contains("stands", ">Fine after all</textarea>");
        assertThat(feedback()).singleElement().satisfies(one -> assertThat(one).containsEntry("csat", 2));
    }

    @Test
    void eachResolutionHasItsAnswer() {
        customer.answers("no", "2", "", "Not solved");
        desk.passes(Duration.ofHours(1));
        desk.resolves(number);
        assertThat(customer.page()).contains("Is it solved?").doesNotContain("You answered");
        customer.answers("yes", "4", "", "");

        assertThat(feedback()).extracting(one -> one.get("csat")).containsExactly(2, 4);
    }

    @Test
    void anAnswerToAnEarlierResolutionIsNotTakenForThisOne() {
        var form = Customer.answer(customer.page(), "yes", "5", "", "Good");
        desk.post("/api/cases/%s/reopen".formatted(number), Map.of("reason", "It broke"));

        assertThat(customer.sends("feedback", form)).satisfies(leadsTo("openAlready"));
        assertThat(feedback()).isEmpty();
        desk.passes(Duration.ofHours(1));
        desk.resolves(number);
        var late = customer.sends("feedback", form);
        assertThat(late.statusCode()).isEqualTo(400);
        assertThat(late.body()).contains("solved again meanwhile", ">Good</textarea>");
    }

    @Test
    void noOnAClosedCaseGoesOnAsAnother() {
        desk.documents(number);

        var answer = customer.answers("no", "1", "", "It broke");

        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).startsWith("/status/").endsWith("?done=followUp"));
        assertThat(caseFile.get(number).status()).isEqualTo(Status.CLOSED);
        assertThat(caseFile.followUpsOf(number)).hasSize(1);
        assertThat(feedback()).hasSize(1);
    }

    @Test
    void whereTheProcessIsGoneTheWordIsReadOnceItIsBack() {
        desk.losesItsProcess(number);

        customer.answers("no", "", "", "It broke");

        assertThat(caseFile.get(number).status()).isEqualTo(Status.RESOLVED);
        desk.getsItsProcessBack(number);
        assertThat(desk.tasks(number)).contains("Read customer's message");
    }

    @Test
    void whatIsNoAnswerComesBack() {
        for (var wrong : List.of(
                List.of("", "5", ""), List.of("maybe", "", ""), List.of("yes", "6", ""), List.of("yes", "", "8"))) {
            var answer = customer.answers(wrong.get(0), wrong.get(1), wrong.get(2), "Kept");
            assertThat(answer.statusCode()).as("%s", wrong).isEqualTo(400);
            assertThat(answer.body()).contains("role=\"alert\"", ">Kept</textarea>");
        }
        assertThat(feedback()).isEmpty();
    }

    private static java.util.function.Consumer<HttpResponse<String>> leadsTo(String done) {
        return answer -> {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location"))
                    .hasValueSatisfying(to -> assertThat(to).endsWith("?done=" + done));
        };
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> feedback() {
        return http.withBasicAuth("sam", "baton").getForObject("/api/cases/%s/feedback".formatted(number), List.class);
    }

    private List<String> notices() {
        return jdbc.sql("select kind from notice where case_number = ? and kind = 'feedbackLow'")
                .param(number.value())
                .query(String.class)
                .list();
    }
}
