package dev.baton.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Real habits of mail programs and what is made of them. Recorded by {@link MailCorpus#main}, then read by a person. */
class MailCorpusTest {

    @Test
    void thereAreAtLeastSixtyMails() {
        assertThat(MailCorpus.mails()).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void theTableInTheDocumentIsWhatHappens() throws IOException {
        assertThat(Files.readString(Path.of("docs/mail.md")))
                .contains(MailCorpus.BEGIN + MailCorpus.table() + MailCorpus.END);
    }

    @ParameterizedTest
    @MethodSource("mails")
    void theWordsThatAreKeptAreTheCustomers(Path mail) throws IOException {
        assertThat(MailCorpus.read(mail).text() + "\n").isEqualTo(Files.readString(MailCorpus.words(mail)));
    }

    @Test
    void namesAndSubjectsAreReadHoweverTheyAreEncoded() {
        assertThat(mail("046-broken-encoded-words").subject()).isEqualTo("Überweisung für Größe=?utf-8?B?!!!?=");
        assertThat(mail("046-broken-encoded-words").from()).isEqualTo(new MailAddress("anna@acme.example.com", "Änna"));
        assertThat(mail("040-iso-2022-jp").subject()).isEqualTo("エクスポートが止まる");
        assertThat(mail("047-raw-utf-8-headers").subject()).isEqualTo("Größe geändert");
        assertThat(mail("047-raw-utf-8-headers").from())
                .isEqualTo(new MailAddress("juergen@acme.example.com", "Jürgen Groß"));
        assertThat(mail("049-koi8-r").subject()).isEqualTo("Вопрос");
    }

    @Test
    void theNearestMailIsAnsweredFirst() {
        assertThat(mail("002-gmail-reply-plain-and-html").answers())
                .containsExactly("baton-17.k3f9@example.org", "first@acme.example.com");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            Kim <kim@cust.example>                                                  | kim@cust.example
            kim@cust.example                                                        | kim@cust.example
            "Lee, Kim (x@y.example)" <KIM@cust.example>                             | kim@cust.example
            Lee, Kim <kim@cust.example>                                             | kim@cust.example
            kim@cust.example (Kim <eve@evil.example>)                               | kim@cust.example
            kim@cust.example <kim@cust.example>                                     | kim@cust.example
            =?utf-8?Q?x:kim=40cust.example?= <eve@evil.example>                     | eve@evil.example
            =?utf-8?Q?Kim=0D=0ABcc:_evil@evil.example?= <h10@cust.example>          |
            =?utf-8?Q?Kim=0D=0ABcc:_evil=40evil.example?= <h10@cust.example>        | h10@cust.example
            =?utf-8?Q?kim=40cust.example?=                                          |
            kim@cust.example <eve@evil.example>                                     |
            <kim@cust.example> <eve@evil.example>                                   |
            kim@cust.example, eve@evil.example                                      |
            X: kim@cust.example, eve@evil.example;                                  |
            X: kim@cust.example;                                                    |
            "Kim <kim@cust.example> <eve@evil.example>                              |
            kim@cust.example@evil.example                                           |
            <kim@cust.example>eve@evil.example                                      |
            Kim \\" <kim@cust.example> (" <eve@evil.example>                        |
            """)
    void whoIsInItsFromAloneSentIt(String from, String sender) {
        assertThat(read("From: " + from + "\r\nReply-To: kim@cust.example\r\nReturn-Path: <kim@cust.example>\r\n\r\nx")
                        .sender())
                .isEqualTo(sender == null ? "" : sender);
    }

    @Test
    void whoWroteTwoSendersIsNobody() {
        assertThat(read("From: kim@cust.example\r\nFrom: eve@evil.example\r\n\r\nx")
                        .from())
                .isNull();
    }

    @Test
    @Timeout(20)
    void manyPartsTakeNoTime() {
        var part = "--b\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nx\r\n";
        var mail = read("From: a@example.com\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                + part.repeat(100_000) + "--b--\r\n");

        assertThat(mail.files()).hasSize(50);
        assertThat(mail.notes()).anyMatch(note -> note.contains("more parts than are read"));
    }

    @Test
    void whoSentItIsNobodyWhereThereAreSeveral() {
        assertThat(mail("067-several-authors").from()).isNull();
        assertThat(mail("066-no-from").from()).isNull();
    }

    @Test
    void aMailWithoutAnIdIsKnownByItsBytes() {
        assertThat(mail("068-no-message-id").id()).startsWith("sha256:").hasSize(71);
        assertThat(mail("001-plain-new").id()).isEqualTo("001@acme.example.com");
    }

    @Test
    void theTimeIsThatOfTheLastServer() {
        assertThat(mail("001-plain-new").sentAt()).isEqualTo(Instant.parse("2026-11-03T09:01:12Z"));
        assertThat(mail("063-no-date").sentAt()).isNull();
        assertThat(read("From: a@example.com\r\nReceived: from x by mx.example.org; Wed, 4 Nov 2026 08:00:00 +0000\r\n"
                                + "Received: from y by x; Tue, 3 Nov 2026 08:00:00 +0000\r\nDate: Mon, 2 Nov 2026 08:00:00 +0000\r\n\r\nx")
                        .sentAt())
                .isEqualTo(Instant.parse("2026-11-04T08:00:00Z"));
    }

    @Test
    void headersWithoutAnEndAreNotReadForEver() {
        var bomb = "From: a@example.com\r\nX-Bomb: " + "x".repeat(300_000) + "\r\n\r\nHello";

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> read(bomb))
                .isInstanceOf(UnreadableMail.class)
                .hasMessageContaining("262,144 bytes");
    }

    @Test
    void aThousandRecipientsAreNotAllKept() {
        var to = IntStream.range(0, 1_000)
                .mapToObj(i -> "p" + i + "@example.com")
                .collect(Collectors.joining(",\r\n "));

        assertThat(read("From: a@example.com\r\nTo: " + to + "\r\n\r\nHello").people())
                .hasSizeLessThan(250);
    }

    /** Cut anywhere, nothing is thrown: it is read, or it says why not. */
    @ParameterizedTest
    @MethodSource("mails")
    void aMailThatBreaksOffAnywhereIsReadAsFarAsItGoes(Path mail) throws IOException {
        var bytes = Files.readAllBytes(mail);
        for (int end = 0; end < bytes.length; end += Math.max(1, bytes.length / 8)) {
            try {
                assertThat(read(java.util.Arrays.copyOf(bytes, end)).text()).isNotBlank();
            } catch (UnreadableMail told) {
                assertThat(told).hasMessageStartingWith("The ");
            }
        }
    }

    private static Mail mail(String name) {
        return MailCorpus.read(MailCorpus.FOLDER.resolve(name + ".eml"));
    }

    private static Mail read(String raw) {
        return read(raw.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Mail read(byte[] raw) {
        try (var mail = RawMail.of(new java.io.ByteArrayInputStream(raw))) {
            return new MailReader("").read(mail);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    static Stream<Path> mails() {
        return List.copyOf(MailCorpus.mails()).stream();
    }
}
