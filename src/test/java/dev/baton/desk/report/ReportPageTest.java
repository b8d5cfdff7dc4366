package dev.baton.desk.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Visitor;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case is reported by hand once, and nothing that was typed is lost on the way. */
@BatonTest
class ReportPageTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private JdbcClient jdbc;

    private String account;
    private Visitor sam;

    @BeforeEach
    void sam() {
        account = desk.ordinaryAccount();
        sam = Visitor.loggedIn("sam", port);
    }

    @Test
    void whatIsTypedBecomesACaseOnce() {
        var form = UUID.randomUUID().toString();
        reports(sam, Map.of("form", form, "impact", "high", "category", "outage", "contact", "Ada"));
        reports(sam, Map.of("form", form, "impact", "high", "category", "outage", "contact", "Ada"));

        var number = only();
        var filed = caseFile.get(number);
        assertThat(filed.subject()).isEqualTo("The printer burns");
        assertThat(filed.contact()).isEqualTo("Ada");
        assertThat(filed.source()).isEqualTo("desk");
        assertThat(filed.category()).isEqualTo("outage");
        assertThat(desk.tasks(number)).isNotEmpty();
    }

    @Test
    void badInputKeepsEverythingThatWasTyped() {
        var answer = reports(
                sam, Map.of("subject", "", "description", "<b>long</b>\nstory", "contact", "Zoë", "impact", "huge"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "Subject is missing.",
                        "&lt;b&gt;long&lt;/b&gt;\nstory",
                        "value=\"Zoë\"",
                        "must be one of low, medium, high")
                .contains("Nothing you wrote is lost");
        assertThat(cases()).isZero();
    }

    @Test
    void anAccountIsFoundByNameAndANewOneIsOpened() {
        assertThat(sam.get("/report/accounts?account=Account%20" + account).body())
                .contains("value=\"" + account + "\"");
        var unknown = reports(sam, Map.of("account", "nobody-" + account));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body()).contains("tick that it is new", "The printer burns");

        assertThat(reports(sam, Map.of("account", "nobody-" + account, "opens", "true"))
                        .status())
                .isEqualTo(302);
        assertThat(reports(sam, Map.of("account", "a/b", "opens", "true")).status())
                .isEqualTo(400);
    }

    @Test
    void whatLooksAlikeIsShownBeforeAndCanBeSaidThere() {
        reports(sam, Map.of());
        var number = only();
        var again = reports(sam, Map.of("subject", "The printer is burning"));

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body())
                .contains("Is it one of these?", "/cases/" + number, "value=\"The printer is burning\"");
        assertThat(cases()).isEqualTo(1);
        assertThat(reports(sam, Map.of("subject", "Invoice has another address", "description", "Please send it anew."))
                        .status())
                .as("what is something else is no duplicate")
                .isEqualTo(302);

        assertThat(reports(sam, Map.of("subject", "The printer is burning", "on", number.value()))
                        .status())
                .isEqualTo(302);
        assertThat(desk.stories(number)).anyMatch(story -> story.startsWith("Customer wrote: The printer is burning"));
        assertThat(reports(sam, Map.of("subject", "The printer is burning", "new", "true"))
                        .status())
                .isEqualTo(302);
        assertThat(cases()).isEqualTo(3);
    }

    @Test
    void whoMayNotReadTheOtherCaseNeitherSeesItNorWritesInIt() {
        reports(sam, Map.of());
        var number = only();
        var eli = Visitor.loggedIn("eli", port);

        assertThat(reports(eli, Map.of("on", number.value())).status()).isEqualTo(403);
        var filed = reports(eli, Map.of());
        assertThat(filed.status()).isEqualTo(302);
        assertThat(cases()).isEqualTo(2);
    }

    @Test
    void whatIsSaidOnTheOtherCaseIsSaidOnce() {
        reports(sam, Map.of());
        var number = only();
        var typed = Map.of("form", UUID.randomUUID().toString(), "on", number.value());

        assertThat(reports(sam, typed).status()).isEqualTo(302);
        assertThat(reports(sam, typed).status()).isEqualTo(302);
        assertThat(jdbc.sql("select count(*) from interaction where case_number = ? and direction = 'INBOUND'")
                        .param(number.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aNumberThatIsNoOpenCaseOfTheAccountLosesNothing() {
        reports(sam, Map.of());
        var elsewhere = desk.standardCase();
        var before = cases();

        for (var on : new String[] {elsewhere.value(), "C-999999", "nonsense", "C-1\u0000"}) {
            var answer = reports(sam, Map.of("on", on, "subject", "Another <b>fire</b>", "contact", "Zoë"));
            assertThat(answer.status()).as(on).isEqualTo(400);
            assertThat(answer.body())
                    .as(on)
                    .contains("has no case of this number", "Another &lt;b&gt;fire", "value=\"Zoë\"");
        }
        assertThat(cases()).isEqualTo(before);
        assertThat(desk.stories(elsewhere)).noneMatch(story -> story.contains("fire"));
    }

    private Visitor.Answer reports(Visitor visitor, Map<String, String> typed) {
        var fields = new HashMap<>(Map.of(
                "account",
                account,
                "subject",
                "The printer burns",
                "description",
                "Smoke comes out of it.",
                "form",
                UUID.randomUUID().toString()));
        fields.putAll(typed);
        fields.put("_csrf", visitor.token("/report"));
        return visitor.form("/report", fields);
    }

    private int cases() {
        return jdbc.sql("select count(*) from support_case where account = ?")
                .param(account)
                .query(Integer.class)
                .single();
    }

    private CaseNumber only() {
        return new CaseNumber(jdbc.sql("select number from support_case where account = ?")
                .param(account)
                .query(String.class)
                .single());
    }
}
