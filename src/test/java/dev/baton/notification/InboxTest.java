package dev.baton.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Visitor;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Notice;
import dev.baton.casefile.Notices;
import dev.baton.casefile.TimeFormat;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people were told is there when they look. {@code aud} reads every case, {@code otto} none. */
@BatonTest
class InboxTest {

    private static final String SENTENCE = "cleo gave advice: Sign-off of the resolution.";

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private Notices notices;

    @Autowired
    private KeptNotices kept;

    @Autowired
    private JdbcClient jdbc;

    private CaseNumber number;

    @BeforeEach
    void anEmptyInboxAndACase() {
        jdbc.sql("delete from notice where person in ('aud', 'otto') or group_name in ('auditor', 'process-owner')")
                .update();
        jdbc.sql("delete from notice_read_until").update();
        number = desk.standardCase();
    }

    @Test
    void whatSomebodyWasToldIsNewUntilTheyHaveReadIt() {
        notices.tellPerson("aud", advice());
        var aud = Visitor.named("aud", port);
        assertThat(aud.get("/inbox").body()).contains(SENTENCE, "/cases/" + number, ">new<");
        assertThat(aud.get("/inbox/latest").body()).contains(SENTENCE);

        var id = jdbc.sql("select max(id) from notice where person = 'aud'")
                .query(Long.class)
                .single();
        assertThat(aud.form("/inbox/" + id + "/read", Map.of("_csrf", aud.token("/inbox")))
                        .status())
                .isLessThan(400);

        assertThat(aud.get("/inbox").body()).contains(SENTENCE).doesNotContain(">new<");
        assertThat(aud.get("/inbox/latest").body()).doesNotContain(SENTENCE);
        assertThat(unreadOf(aud)).isEmpty();
    }

    @Test
    void allIsReadUpToWhatWasSeen() {
        notices.tellGroup("auditor", advice());
        var aud = Visitor.named("aud", port);
        var seen = jdbc.sql("select max(id) from notice").query(Long.class).single();
        var token = aud.token("/inbox");
        notices.tellPerson("aud", Notice.about(number, "adviceGiven", "cleo", "the newer one"));

        aud.form("/inbox/read", Map.of("until", String.valueOf(seen), "_csrf", token));

        assertThat(unreadOf(aud)).isEqualTo("1");
    }

    @Test
    void aCaseThatSomebodyMayNotReadIsNotNamed() {
        notices.tellPerson("otto", advice());

        assertThat(Visitor.named("otto", port).get("/inbox").body())
                .contains(SENTENCE, "a case you may not read")
                .doesNotContain(number.value(), "The export stops");
    }

    @Test
    void nobodyReadsForAnother() {
        notices.tellPerson("otto", advice());
        var id = jdbc.sql("select max(id) from notice where person = 'otto'")
                .query(Long.class)
                .single();
        var aud = Visitor.named("aud", port);
        notices.tellPerson("aud", advice());

        aud.form("/inbox/" + id + "/read", Map.of("_csrf", aud.token("/inbox")));

        assertThat(unreadOf(Visitor.named("otto", port))).isEqualTo("1");
    }

    @Test
    void longListsComeInPagesAndAreCountedUpToNinetyNine() {
        IntStream.rangeClosed(1, 120)
                .forEach(
                        n -> notices.tellPerson("aud", Notice.about(number, "adviceGiven", "cleo", "word " + n + ".")));
        var aud = Visitor.named("aud", port);

        var first = aud.get("/inbox").body();
        assertThat(first).contains("word 120.", "word 71.", "Older ones").doesNotContain("word 70.");
        var next = first.replaceAll("(?s).*href=\"(/inbox\\?before=\\d+)\".*", "$1");
        assertThat(aud.get(next).body()).contains("word 70.", "word 21.").doesNotContain("word 71.", "word 20.");
        assertThat(unreadOf(aud)).isEqualTo("99+");
    }

    @Test
    void whatAGroupWasToldLongAgoIsNotNewToWhoeverComes() {
        notices.tellGroup("auditor", advice());
        jdbc.sql("update notice set at = ? where group_name = 'auditor'")
                .param(TimeFormat.stored(desk.now().minus(Duration.ofDays(31))))
                .update();

        assertThat(Visitor.named("aud", port).get("/inbox").body()).doesNotContain(SENTENCE);
    }

    @Test
    void itIsToldInTheLanguageOfTheReader() {
        notices.tellPerson("aud", advice());

        assertThat(Visitor.named("aud", port).get("/inbox?language=de").body())
                .contains("cleo hat einen Rat gegeben: Freigabe der Lösung.");
    }

    @Test
    void whatWasToldLongAgoIsForgotten() {
        notices.tellPerson("aud", advice());
        jdbc.sql("update notice set at = ? where person = 'aud'")
                .param(TimeFormat.stored(desk.now().minus(Duration.ofDays(181))))
                .update();

        assertThat(kept.forget(desk.now().minus(Duration.ofDays(180)), 1_000)).isPositive();
        assertThat(Visitor.named("aud", port).get("/inbox").body()).doesNotContain(SENTENCE);
    }

    @Test
    void whatIsNoNumberIsRefused() {
        var aud = Visitor.named("aud", port);

        assertThat(aud.get("/inbox?before=yesterday").status()).isEqualTo(400);
        assertThat(aud.get("/inbox?before=-1").body()).contains("Nothing yet.");
    }

    private Notice advice() {
        return Notice.about(number, "adviceGiven", "cleo", "raci.activity.resolutionSignOff");
    }

    /** As the navigation tells it. */
    private static String unreadOf(Visitor visitor) {
        var entry = visitor.get("/inbox").body().split("href=\"/inbox\"")[1];
        var count = java.util.regex.Pattern.compile(
                        "^[^/]*?Inbox(?:<span class=\"tag count ms-1\"><span>([0-9+]*)</span>)?")
                .matcher(entry);
        assertThat(count.find()).as(entry.substring(0, 200)).isTrue();
        return count.group(1) == null ? "" : count.group(1);
    }
}
