package dev.baton.intake.threads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Conversation;
import dev.baton.casefile.Direction;
import dev.baton.casefile.Interaction;
import dev.baton.casefile.Status;
import dev.baton.intake.threads.PostedMail.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** Where a mail goes: on the case of its thread, on one of its own, or nowhere and why. */
@BatonTest
class MailsTest {

    @Autowired
    private Desk desk;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private Conversation conversation;

    @Autowired
    private TakeInMail takeInMail;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @Test
    void aMailOfSomebodyNewOpensACase() {
        var mail = PostedMail.fromSomebodyNew().with("Subject", "AW: WG: The export stops");

        var number = opened(mail);

        var subject = caseFile.get(number);
        assertThat(subject.subject()).isEqualTo("The export stops");
        assertThat(subject.description()).isEqualTo("The export stops.");
        assertThat(subject.contact()).isEqualTo(mail.sender());
        assertThat(subject.account()).isEqualTo("unknown-senders");
        assertThat(subject.channel()).isEqualTo("mail");
        assertThat(words(number)).singleElement().satisfies(said -> {
            assertThat(said.direction()).isEqualTo(Direction.INBOUND);
            assertThat(said.source()).isEqualTo("mail");
            assertThat("<" + said.externalId() + ">").isEqualTo(mail.id());
            assertThat(said.automatic()).isFalse();
        });
        assertThat(desk.clock(number, "firstReply")).containsKey("due");
    }

    @Test
    void theSameMailAgainIsTheSameMessage() {
        var mail = PostedMail.fromSomebodyNew();
        var first = mail.postedTo(http).expect(201);

        var again = mail.postedTo(http).expect(200);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(words(new CaseNumber(first.number()))).hasSize(1);
    }

    @Test
    void theSameMailAtTheSameInstantOpensOneCase() {
        var mail = PostedMail.fromSomebodyNew();

        var answers =
                IntStream.range(0, 6)
                        .mapToObj(nth -> CompletableFuture.supplyAsync(() -> mail.postedTo(http)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201);
        assertThat(answers)
                .extracting(Answer::number)
                .containsOnly(answers.get(0).number());
    }

    @Test
    void otherWordsUnderTheSameIdAreAnotherMail() {
        var scanner = PostedMail.fromSomebodyNew().saying("Page one");
        opened(scanner);

        opened(scanner.saying("Page two"));
    }

    @Test
    void withoutAnIdTheSameBytesAreTheSameMail() {
        var mail = PostedMail.fromSomebodyNew().without("Message-ID");
        var number = opened(mail);

        assertThat(mail.postedTo(http).expect(200).number()).isEqualTo(number.value());
    }

    @Test
    void anAnswerGoesOnTheCaseOfWhatItAnswers() {
        var mail = PostedMail.fromSomebodyNew();
        var number = opened(mail);

        joins(number, mail.answeredBySender().saying("It still stops."));

        assertThat(words(number)).extracting(Interaction::text).containsExactly("The export stops.", "It still stops.");
    }

    @Test
    void whoWasWrittenToTakesPart() {
        var mail = PostedMail.fromSomebodyNew().with("Cc", "bernd-" + UUID.randomUUID() + "@partner.example.net");
        var number = opened(mail);

        joins(number, PostedMail.from(headerOf(mail, "Cc")).answers(mail).saying("I am in copy."));
    }

    @Test
    void contactsOfTheSameAccountTakePart() {
        var account = desk.ordinaryAccount();
        var ann = "ann-" + UUID.randomUUID() + "@acme.example.com";
        var bernd = "bernd-" + UUID.randomUUID() + "@acme.example.com";
        desk.report(account, Map.of("contact", ann));
        desk.report(account, Map.of("contact", bernd));
        var mail = PostedMail.from(ann);
        var number = opened(mail);
        assertThat(caseFile.get(number).account()).isEqualTo(account);

        joins(number, PostedMail.from(bernd).answers(mail).saying("Me too."));
    }

    @Test
    void aStrangerInAForeignThreadGetsACaseOfTheirOwn() {
        var mail = PostedMail.fromSomebodyNew();
        var number = opened(mail);
        var stranger = PostedMail.fromSomebodyNew().answers(mail).saying("Send me the data.");

        var own = opened(stranger);

        assertThat(own).isNotEqualTo(number);
        assertThat(words(number)).hasSize(1);
        assertThat(notes(own))
                .containsExactly("It answers %s, in which %s takes no part: it is a case of its own."
                        .formatted(number, stranger.sender()));
        joins(own, stranger.answeredBySender().saying("Well?"));
    }

    @Test
    void twoStrangersOfWhomNothingIsKnownAreNoColleagues() {
        var mail = PostedMail.fromSomebodyNew();
        opened(mail);
        var other = PostedMail.fromSomebodyNew();
        opened(other);

        assertThat(opened(PostedMail.from(other.sender()).answers(mail).saying("Hello")))
                .isNotNull();
    }

    @Test
    void anAnswerOnAClosedCaseGoesOnAsAFollowUp() {
        var mail = PostedMail.fromSomebodyNew();
        var number = opened(mail);
        closed(number);

        var followUp = new CaseNumber(mail.answeredBySender()
                .saying("It stops again.")
                .postedTo(http)
                .expect(201)
                .number());

        assertThat(caseFile.get(followUp).followUpOf()).isEqualTo(number);
    }

    @Test
    void anAnswerOnAMergedCaseGoesOnWhereThatGoesOn() {
        var account = desk.ordinaryAccount();
        var ann = "ann-" + UUID.randomUUID() + "@acme.example.com";
        var main = desk.report(account, Map.of("contact", ann));
        var mail = PostedMail.from(ann);
        var duplicate = opened(mail);
        desk.post("/api/cases/%s/links".formatted(duplicate), Map.of("to", main.value(), "kind", "duplicate"));

        joins(main, mail.answeredBySender().saying("Any news?"));
    }

    @Test
    void anAnswerOnACaseWhoseProcessIsGoneIsKeptThere() {
        var mail = PostedMail.fromSomebodyNew();
        var number = opened(mail);
        desk.losesItsProcess(number);

        joins(number, mail.answeredBySender().saying("Is anybody there?"));
    }

    @Test
    void whatAnswersNothingThatIsKnownOpensACase() {
        opened(PostedMail.fromSomebodyNew().with("In-Reply-To", "<nobody-knows@example.net>"));
        opened(PostedMail.fromSomebodyNew().with("Subject", "Re: [C-000001.abcdef] guessed"));
        opened(PostedMail.fromSomebodyNew().with("Subject", "Re: C-000001"));
    }

    @Test
    void whatAMachineSentIsKeptAndIsNoActivity() {
        var mail = PostedMail.fromSomebodyNew();
        var number = opened(mail);

        joins(
                number,
                mail.answeredBySender().with("Auto-Submitted", "auto-replied").saying("I am away."));

        assertThat(words(number)).last().extracting(Interaction::automatic).isEqualTo(true);
        assertThat(words(number).get(1).isActivity()).isFalse();
    }

    @Test
    void aMachineThatRepeatsItselfHasOneCase() {
        var alert = PostedMail.fromSomebodyNew()
                .with("Auto-Submitted", "auto-generated")
                .with("Subject", "Disk full");
        var number = opened(alert);

        joins(
                number,
                PostedMail.from(alert.sender())
                        .with("Auto-Submitted", "auto-generated")
                        .with("Subject", "Disk full")
                        .saying("Again."));
    }

    @Test
    void aMachineOpensNoMoreThanTwentyCasesADay() {
        var machine = "alerts-" + UUID.randomUUID() + "@mon.example.com";
        var opened = IntStream.range(0, 20)
                .mapToObj(nth -> opened(alert(machine, nth)))
                .toList();

        var last = new CaseNumber(alert(machine, 21).postedTo(http).expect(201).number());

        assertThat(opened).contains(last);
        assertThat(notes(last)).singleElement().asString().contains("has opened 20 cases within a day");
    }

    @Test
    void oneSenderOpensNoMoreThanTwentyCasesAnHour() {
        var loop = "tickets-" + UUID.randomUUID() + "@helpdesk.example.com";
        var opened = IntStream.range(0, 20)
                .mapToObj(nth -> opened(PostedMail.from(loop).with("Subject", "Ticket #%d received".formatted(nth))))
                .toList();
        var more = PostedMail.from(loop).with("Subject", "Ticket #20 received").postedTo(http);

        var last = new CaseNumber(more.expect(201).number());
        assertThat(opened).last().isEqualTo(last);
        assertThat(notes(last))
                .singleElement()
                .asString()
                .contains("has opened 20 cases within 1h", "Ticket #20 received");

        desk.setTime(desk.now().plus(Duration.ofMinutes(61)));
        opened(PostedMail.from(loop).with("Subject", "An hour later"));
    }

    @Test
    void whatSaysToBeOfBatonItselfIsLeftOut() {
        var before = ReflectionTestUtils.getField(takeInMail, "ownAddresses");
        ReflectionTestUtils.setField(takeInMail, "ownAddresses", Set.of("support@baton.test"));
        try {
            assertThat(PostedMail.from("Support <Support@baton.test>")
                            .postedTo(http)
                            .expect(202)
                            .why())
                    .contains("one of Baton's own addresses");
        } finally {
            ReflectionTestUtils.setField(takeInMail, "ownAddresses", before);
        }
    }

    @Test
    void whoeverMakesItUnclearWhoTheyAreIsNobodyAndJoinsNothing() {
        var mail = PostedMail.fromSomebodyNew();
        var number = opened(mail);

        for (var from : List.of("%s, eve@evil.example", "<%s> <eve@evil.example>", "X: %s, eve@evil.example;")) {
            var own = opened(PostedMail.from(from.formatted(mail.sender())).answers(mail));

            assertThat(caseFile.get(own).contact()).as(from).isNull();
        }
        var spoofed = opened(PostedMail.from("=?utf-8?Q?x:%s?= <eve@evil.example>"
                        .formatted(mail.sender().replace("@", "=40")))
                .answers(mail));
        assertThat(caseFile.get(spoofed).contact()).isEqualTo("eve@evil.example");
        assertThat(words(number)).hasSize(1);
    }

    @Test
    void whoIsSaidToBeAPersonIsOneThoughTheirServerMarksEverything() {
        var mail = PostedMail.fromSomebodyNew().with("Auto-Submitted", "auto-generated");
        add(mail.sender());

        var number = opened(mail);
        IntStream.range(0, 9)
                .forEach(nth -> joins(
                        number,
                        mail.answeredBySender()
                                .with("Auto-Submitted", "auto-generated")
                                .saying("Words " + nth)));
        assertThat(words(number)).hasSize(10).noneMatch(Interaction::automatic);

        joins(
                number,
                mail.answeredBySender().with("Auto-Submitted", "auto-generated").saying("And on and on"));
        assertThat(words(number)).last().extracting(Interaction::automatic).isEqualTo(true);
        assertThat(notes(number)).last().asString().contains("the 11th mail within an hour");
    }

    @Test
    void bouncesAndReceiptsAreNoMessages() throws Exception {
        for (var name : List.of("100-bounce-postfix", "103-delay", "104-delivered", "107-read-receipt")) {
            var raw = Files.readString(Path.of("src/test/resources/mails/%s.eml".formatted(name)))
                    .replaceFirst("Message-ID: <", "Message-ID: <" + UUID.randomUUID());
            var answer = PostedMail.post(http, "mara", raw.getBytes()).expect(202);
            assertThat(answer.body()).containsOnlyKeys("why");
        }
        assertThat(desk.page("/intake")).contains("mailer-daemon@mx.example.org", "5.1.1");
    }

    @Test
    void filesAreKeptAndWhatIsRefusedIsNamed() throws Exception {
        var raw = Files.readString(Path.of("src/test/resources/mails/052-attachments.eml"))
                .replace("052@acme", UUID.randomUUID() + "@acme");

        var number = new CaseNumber(
                PostedMail.post(http, "mara", raw.getBytes()).expect(201).number());

        assertThat(jdbc.sql("select name from attachment where case_number = ? order by id")
                        .param(number.value())
                        .query(String.class)
                        .list())
                .containsExactly("export.log", "Prüfbericht.pdf");
        assertThat(notes(number)).singleElement().asString().startsWith("Not kept: the file \"fix.exe\" is called");
        assertThat(PostedMail.post(http, "mara", raw.getBytes()).expect(200).number())
                .isEqualTo(number.value());
    }

    @Test
    void whatWasCutCanBeReadUntilItIsTakenBack() {
        var mail = PostedMail.fromSomebodyNew();
        var number = opened(mail);
        var answer = mail.answeredBySender()
                .saying(
                        "No.\r\n\r\nOn Tue, Nov 3, 2026 at 10:01 AM Support <support@example.org> wrote:\r\n\r\n> Does it work?\r\n");
        joins(number, answer);

        var link = "/cases/%s/mails/%s"
                .formatted(
                        number,
                        jdbc.sql("select id from mail where message_id = ?")
                                .param(answer.id().replaceAll("[<>]", ""))
                                .query(Long.class)
                                .single());
        assertThat(words(number)).last().extracting(Interaction::text).isEqualTo("No.");
        assertThat(desk.page("/cases/" + number)).contains(link);
        assertThat(desk.page(link)).contains("&gt; Does it work?");

        conversation.replace(number, "mail", answer.id().replaceAll("[<>]", ""), "(taken back)");
        assertThat(http.withBasicAuth("mara", "baton")
                        .getForEntity(link, String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    @Test
    void timesAreBelievedWithinAWeek() {
        var mail = PostedMail.fromSomebodyNew();
        var number = opened(mail);
        desk.passes(Duration.ofHours(3));
        var anHourAgo = desk.now().minus(Duration.ofHours(1));

        joins(number, mail.answeredBySender().with("Date", date(anHourAgo)).saying("An hour ago"));
        joins(
                number,
                mail.answeredBySender()
                        .with("Date", "Thu, 1 Jan 1970 00:00:00 +0000")
                        .saying("1970"));
        joins(
                number,
                mail.answeredBySender()
                        .with("Date", "Fri, 1 Jan 2077 00:00:00 +0000")
                        .saying("2077"));

        assertThat(words(number))
                .filteredOn(said -> said.text().equals("An hour ago"))
                .singleElement()
                .satisfies(said -> assertThat(
                                Duration.between(anHourAgo, said.happenedAt()).abs())
                        .isLessThan(Duration.ofSeconds(2)));
        assertThat(words(number))
                .filteredOn(said -> said.text().matches("1970|2077"))
                .hasSize(2)
                .allSatisfy(said -> assertThat(said.happenedAt()).isEqualTo(said.at()));
    }

    @Test
    void aMailThatNobodyCanReadIsKeptForAPerson() {
        var raw = ("X-Nothing: " + UUID.randomUUID() + "x".repeat(300_000) + "\r\n\r\nHello").getBytes();

        var answer = PostedMail.post(http, "mara", raw).expect(202);
        PostedMail.post(http, "mara", raw).expect(202);

        assertThat(answer.why()).contains("kept", "262,144 bytes");
        assertThat(jdbc.sql(
                                "select count(*) from webhook_quarantine where source = 'mail' and state = 'KEPT' and reason like ?")
                        .param("%262,144%")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        jdbc.sql(
                        "update webhook_quarantine set state = 'DISMISSED', decided_at = now(), body = null where source = 'mail' and state = 'KEPT'")
                .update();
    }

    @Test
    void anEmptyBodyAndALargeOneAreRefusedWithWhatToDo() {
        assertThat(PostedMail.post(http, "mara", new byte[0]).expect(400).body().toString())
                .contains("curl --data-binary");
        var large = new byte[40 * 1024 * 1024 + 1];
        assertThat(PostedMail.post(http, "mara", large).expect(413).body().toString())
                .contains("41,943,040 bytes", "several mails");
    }

    @Test
    void whoMayNotSpeakForCustomersHandsNothingIn() {
        var mail = PostedMail.fromSomebodyNew();

        PostedMail.post(http, "sam", mail.raw()).expect(403);
        PostedMail.post(http, "otto", mail.raw()).expect(403);
        PostedMail.post(http, "aud", mail.raw()).expect(403);
    }

    private CaseNumber opened(PostedMail mail) {
        var before =
                jdbc.sql("select count(*) from support_case").query(Long.class).single();
        var number = mail.postedTo(http).expect(201).number();
        assertThat(jdbc.sql("select count(*) from support_case")
                        .query(Long.class)
                        .single())
                .isGreaterThan(before);
        return new CaseNumber(number);
    }

    private void joins(CaseNumber number, PostedMail mail) {
        assertThat(mail.postedTo(http).expect(201).number()).isEqualTo(number.value());
    }

    private PostedMail alert(String machine, int nth) {
        return PostedMail.from(machine).with("Auto-Submitted", "auto-generated").with("Subject", "Alert " + nth);
    }

    private void add(String who) {
        jdbc.sql(
                        "insert into written_by_people (who, reason, set_by, set_at) values (?, 'Their server', 'mara', now())")
                .param(who)
                .update();
    }

    private void closed(CaseNumber number) {
        desk.does(
                "sam", "Triage case", number, Map.of("category", "technical", "impact", "medium", "urgency", "medium"));
        desk.resolves(number);
        desk.documents(number);
        assertThat(caseFile.get(number).status()).isEqualTo(Status.CLOSED);
    }

    private List<Interaction> words(CaseNumber number) {
        return conversation.of(number).stream()
                .filter(said -> said.direction() == Direction.INBOUND)
                .toList();
    }

    private List<String> notes(CaseNumber number) {
        return conversation.of(number).stream()
                .filter(said -> said.direction() == Direction.INTERNAL)
                .map(Interaction::text)
                .toList();
    }

    private static String headerOf(PostedMail mail, String name) {
        return new String(mail.raw())
                .lines()
                .filter(line -> line.startsWith(name + ": "))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 2);
    }

    private static String date(java.time.Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
