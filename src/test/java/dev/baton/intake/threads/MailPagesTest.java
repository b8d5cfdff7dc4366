package dev.baton.intake.threads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Visitor;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.Interaction;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people set and decide about mail on /intake. */
@BatonTest
class MailPagesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Conversation conversation;

    @Autowired
    private JdbcClient jdbc;

    private Visitor mara;

    @BeforeEach
    void aManager() {
        mara = Visitor.loggedIn("mara", port);
    }

    @Test
    void anAccountWhoseServerMarksEverythingIsAnException() {
        var account = desk.ordinaryAccount();
        var ann = "ann-" + UUID.randomUUID() + "@acme.example.com";
        desk.report(account, Map.of("contact", "Ann <%s>".formatted(ann)));

        post("/intake/people", Map.of("who", " Account:" + account.toUpperCase(), "reason", "Their gateway marks all"));

        assertThat(mara.get("/intake").body()).contains("account:" + account, "Their gateway marks all");
        assertThat(written(ann).automatic()).isFalse();

        post("/intake/people/remove", Map.of("who", "account:" + account));
        assertThat(mara.get("/intake").body()).doesNotContain("value=\"account:" + account);
        assertThat(written(ann).automatic()).isTrue();
    }

    @Test
    void whatIsNoAddressIsRefusedAndStaysInTheForm() {
        post("/intake/people", Map.of("who", "<b>everybody</b>", "reason", "Because"));

        assertThat(mara.get("/intake").body())
                .contains(
                        "Write an address (ann@example.com)",
                        "value=\"&lt;b&gt;everybody&lt;/b&gt;\"",
                        "value=\"Because\"")
                .doesNotContain("<b>everybody");

        post("/intake/people", Map.of("who", "@acme.example.com", "reason", " "));
        assertThat(mara.get("/intake").body()).contains("Say why, in at most 500 characters.");
    }

    @Test
    void whoReadsOnlySeesNoForm() {
        assertThat(Visitor.loggedIn("aud", port).get("/intake").body())
                .contains("Written by people")
                .doesNotContain("/intake/people\"");
    }

    @Test
    void aKeptMailIsTakenInAgain() {
        var mail = PostedMail.fromSomebodyNew();
        var id = jdbc.sql("""
                insert into webhook_quarantine (source, delivery, received_at, headers, body, place, reason)
                values ('mail', ?, now(), '{}', ?, 'Mail', 'It failed') returning id
                """)
                .params(UUID.randomUUID().toString(), mail.raw())
                .query(Long.class)
                .single();
        assertThat(mara.get("/intake").body())
                .contains("It failed")
                .doesNotContain("id=\"b%d\" name=\"body\"".formatted(id));

        post("/intake/%d/take".formatted(id), Map.of());

        assertThat(mara.get("/intake").body()).contains("Taken in: C-");
        assertThat(mail.postedTo(http).expect(200).number()).startsWith("C-");
    }

    private Interaction written(String from) {
        var number = PostedMail.from(from)
                .with("Auto-Submitted", "auto-generated")
                .with("Subject", "Alert " + UUID.randomUUID())
                .postedTo(http)
                .expect(201)
                .number();
        return conversation.of(new CaseNumber(number)).stream()
                .filter(said -> said.direction() == Direction.INBOUND)
                .findFirst()
                .orElseThrow();
    }

    private void post(String path, Map<String, String> fields) {
        var form = new HashMap<>(fields);
        form.put("_csrf", mara.token("/intake"));
        assertThat(mara.form(path, form).status()).isEqualTo(302);
    }
}
