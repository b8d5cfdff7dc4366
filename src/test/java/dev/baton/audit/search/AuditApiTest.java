package dev.baton.audit.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.Visitor;
import dev.baton.audit.export.LogExport;
import dev.baton.audit.log.Checkpoints;
import dev.baton.audit.log.LogBook;
import dev.baton.audit.log.SigningKey;
import dev.baton.audit.note.SignedNote;
import dev.baton.audit.note.VerifierKey;
import dev.baton.audit.verify.Verifier;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Deed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit log over the API: found, hidden from who may not read it, proved, and taken out. */
@BatonTest
class AuditApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private Desk desk;

    @Autowired
    private LogBook log;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private SigningKey key;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private LogExport export;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private org.springframework.transaction.support.TransactionTemplate transaction;

    @Autowired
    private org.springframework.boot.test.web.client.TestRestTemplate http;

    @Autowired
    private dev.baton.audit.checking.Checking checking;

    private CaseNumber number;
    private String account;
    private Visitor aud;

    @BeforeEach
    void aCaseThatPeopleSpokeOf() {
        account = desk.ordinaryAccount();
        number = desk.report(account, Desk.facts("technical", "medium", "medium"));
        desk.says(number, "inbound", "canary \"said\" — ümlaut");
        desk.post(
                "/api/cases/%s/waiting".formatted(number),
                Map.of("on", "customer", "reason", "canary waits for a log"));
        aud = Visitor.named("aud", port);
    }

    @AfterEach
    void realTime() {
        desk.realTime();
    }

    @Test
    void entriesAreFoundByAllThatIsKnownOfThem() {
        assertThat(kinds("case=" + number))
                .contains("CaseReported", "BatonPassed", "ActivityRecorded", "ClocksChanged");
        assertThat(kinds("case=%s&kind=WaitingStarted,CaseReported".formatted(number)))
                .containsExactly("WaitingStarted", "CaseReported");
        assertThat(kinds("case=%s&kind=WaitingStarted,CaseReported&order=oldest".formatted(number)))
                .containsExactly("CaseReported", "WaitingStarted");
        assertThat(kinds("case=%s&who=sam".formatted(number)))
                .contains("WaitingStarted")
                .doesNotContain("BatonPassed");
        assertThat(kinds("case=%s&who=baton".formatted(number)))
                .contains("BatonPassed")
                .doesNotContain("WaitingStarted");
        assertThat(kinds("account=%s&kind=CaseReported".formatted(account))).containsExactly("CaseReported");
        assertThat(kinds("case=%s&text=CANARY".formatted(number)))
                .as("words are in no details")
                .isEmpty();
        assertThat(kinds("case=%s&text=medium".formatted(number)))
                .contains("CasePrioritized")
                .doesNotContain("CaseReported");
        assertThat(kinds("case=%s&who=nobody-of-that-name".formatted(number))).isEmpty();
        var waited = items("case=%s&kind=WaitingStarted".formatted(number)).get(0);
        var at = waited.path("at").asText();
        assertThat(kinds("case=%s&kind=WaitingStarted&from=%s".formatted(number, at)))
                .hasSize(1);
        assertThat(kinds("case=%s&kind=WaitingStarted&to=%s".formatted(number, at)))
                .isEmpty();

        events.publishEvent(Deed.of("TokenTried")
                .about(Deed.PERSON, "sam")
                .ofAccount(account)
                .changed("scope", "old", "new"));
        assertThat(kinds("about=sam&kind=TokenTried&account=" + account)).containsExactly("TokenTried");
        var model = items("case=%s&kind=BatonPassed".formatted(number))
                .get(0)
                .path("model")
                .asText();
        assertThat(model).startsWith("support-case:");
        assertThat(kinds("case=%s&kind=BatonPassed&model=%s".formatted(number, model)))
                .hasSize(1);
        assertThat(kinds("case=%s&kind=BatonPassed&model=support-case".formatted(number)))
                .hasSize(1);
        assertThat(kinds("case=%s&kind=BatonPassed&model=support_case".formatted(number)))
                .isEmpty();
        assertThat(kinds("case=%s&kind=BatonPassed&model=support-case:0".formatted(number)))
                .isEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutGapAndEnd() {
        var all = items("case=" + number).stream()
                .map(item -> item.path("entry").asLong())
                .toList();
        for (var order : List.of("newest", "oldest")) {
            var read = new ArrayList<Long>();
            JsonNode next = null;
            do {
                var page = json("/api/audit?case=%s&limit=3&order=%s%s"
                        .formatted(number, order, next == null ? "" : "&after=" + next.asLong()));
                page.path("items").forEach(item -> read.add(item.path("entry").asLong()));
                next = page.path("next");
            } while (!next.isNull());
            assertThat(read).doesNotHaveDuplicates().hasSameElementsAs(all).hasSize(all.size());
            assertThat(read).isSortedAccordingTo(order.equals("newest") ? (a, b) -> Long.compare(b, a) : Long::compare);
        }
    }

    @Test
    void theAuditorReadsNamesAndWordsAndTheProcessOwnerDoesNot() {
        var told = items("case=%s&kind=WaitingStarted".formatted(number)).get(0);
        assertThat(told.path("who").asText()).isEqualTo("sam");
        assertThat(told.path("words").path("reason").asText()).isEqualTo("canary waits for a log");
        assertThat(told.path("story").asText()).isEqualTo("Waiting on customer: canary waits for a log");

        var otto = Visitor.named("otto", port);
        var hidden = otto.get("/api/audit?limit=1000&case=" + number);
        assertThat(hidden.status()).isEqualTo(200);
        assertThat(hidden.body())
                .contains("Waiting on customer: (not shown)")
                .doesNotContain("canary", "\"sam\"", "mara", "\"words\"");
        assertThat(otto.get("/api/audit?who=sam").status()).isEqualTo(400);
        assertThat(otto.get("/api/audit?who=sam").body()).contains("names are not shown to you");
        assertThat(otto.get("/api/audit?kind=PersonNamed&about=sam").body()).contains("\"items\":[]");
        var pseudonym = tree(otto.get("/api/audit?kind=WaitingStarted&case=" + number)
                        .body())
                .path("items")
                .get(0)
                .path("who")
                .asText();
        assertThat(pseudonym).matches("p-[0-9a-f]{16}");
        assertThat(otto.get("/api/audit?limit=1&case=%s&who=%s".formatted(number, pseudonym))
                        .body())
                .contains(pseudonym);
        assertThat(otto.get("/api/audit/export?case=" + number).body()).doesNotContain("canary", "\"salt\"");
        assertThat(otto.get("/api/audit/export?format=csv&case=" + number).body())
                .contains("WaitingStarted")
                .doesNotContain("canary", "sam");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "case=123|is no number of a case",
                "from=yesterday|write it with its zone",
                "to=2026-11-29|write it with its zone",
                "from=2026-11-29T14:00:00Z&to=2026-11-29T14:00:00Z|must be later than",
                "from=%2B999999999-01-01T00:00:00Z|write it with its zone",
                "kind=A%20B|write names like BatonPassed",
                "model=x:y|is no model",
                "who=%00|must not contain the character NUL",
                "limit=0|between 1 and 1000",
                "limit=1001|between 1 and 1000",
                "limit=many|between 1 and 1000",
                "after=-1|must be a whole number",
                "after=C-000001|must be a whole number",
                "order=random|must be newest or oldest",
                "form=2026-11-29T14:00:00Z|is nothing to ask for here"
            })
    void whatCannotBeAskedIsRefusedWithASentence(String asked, String sentence) {
        var answer = aud.get("/api/audit?" + asked);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(sentence);
    }

    @Test
    void othersReadNothingOfIt() {
        for (var person : List.of("sam", "mara", "cleo")) {
            var visitor = Visitor.named(person, port);
            for (var path : List.of("", "/1", "/checkpoint", "/checkpoints", "/proof/1", "/export")) {
                assertThat(visitor.get("/api/audit" + path).status())
                        .as(person + path)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void anEntryIsProvedByTheNewestCheckpoint() {
        events.publishEvent(Deed.of("Tried").with("number", 1));
        var entry = items("kind=Tried").get(0).path("entry").asLong();
        assertThat(aud.get("/api/audit/proof/" + entry).status()).isEqualTo(409);
        assertThat(aud.get("/api/audit/proof/999999999999").status()).isEqualTo(404);
        assertThat(aud.get("/api/audit/999999999999").status()).isEqualTo(404);

        var signed = sign();

        var proof = json("/api/audit/proof/" + entry);
        var hashes = new ArrayList<byte[]>();
        proof.path("proof").forEach(hash -> hashes.add(bytes(hash.asText())));
        assertThat(dev.baton.audit.tree.MerkleTree.isIncluded(
                        bytes(proof.path("hash").asText()),
                        proof.path("leaf").asLong(),
                        signed.size(),
                        hashes,
                        dev.baton.audit.note.Checkpoint.parse(
                                        SignedNote.parse(signed.note()).text())
                                .root()))
                .isTrue();
        assertThat(aud.get("/api/audit/checkpoint").body()).isEqualTo(signed.note());
        assertThat(aud.get("/api/audit/checkpoint?size=" + signed.size()).body())
                .isEqualTo(signed.note());
        assertThat(aud.get("/api/audit/checkpoint?size=" + (signed.size() + 1)).status())
                .isEqualTo(404);
        assertThat(json("/api/audit/checkpoints?limit=1").get(0).path("size").asLong())
                .isEqualTo(signed.size());
        assertThat(json("/api/audit/" + entry).path("leaf").asLong())
                .isEqualTo(proof.path("leaf").asLong());
    }

    @Test
    void theWholeLogIsExportedAndFoundGood() throws Exception {
        var first = sign();
        desk.says(number, "outbound", "one more");
        var signed = sign();
        assertThat(signed.size()).isGreaterThan(first.size());

        var lines = aud.get("/api/audit/export").body();

        var verdict = verifier(List.of(first.note())).check(in(lines), bytes -> {});
        assertThat(verdict.finding()).isEmpty();
        assertThat(verdict.isSelection()).isFalse();
        assertThat(verdict.entries().count()).isEqualTo(signed.size());
        assertThat(lines.lines()
                        .filter(line -> line.startsWith("{\"checkpoint\""))
                        .count())
                .isGreaterThanOrEqualTo(2);
        assertThat(lines).contains("canary waits for a log", "canary \\\"said\\\" — ümlaut");
        assertThat(verifier(List.of())
                        .check(in(lines.replace("canary waits", "canary wails")), bytes -> {})
                        .finding())
                .isPresent();
        var told = items("kind=Exported&who=aud").get(0);
        assertThat(told.path("details").path("size").asLong()).isEqualTo(signed.size());
        assertThat(told.path("details").path("format").asText()).isEqualTo("jsonl");
    }

    @Test
    void aSelectionIsExportedWithItsProofs() throws Exception {
        var first = sign();
        desk.says(number, "outbound", "since then");
        var signed = sign();

        var of = aud.get("/api/audit/export?case=" + number).body();
        var verdict = verifier(List.of()).check(in(of), bytes -> {});
        assertThat(verdict.finding()).isEmpty();
        assertThat(verdict.isSelection()).isTrue();
        assertThat(verdict.entries().count())
                .isEqualTo(jdbc.sql("""
                                select count(*) from audit_entry e join audit_leaf l on l.entry = e.id
                                where case_number = ? and leaf < ?
                                """)
                        .params(number.value(), signed.size())
                        .query(Long.class)
                        .single());

        var held = verifier(List.of(first.note()))
                .check(
                        in(aud.get("/api/audit/export?case=%s&since=%d".formatted(number, first.size()))
                                .body()),
                        bytes -> {});
        assertThat(held.finding()).isEmpty();
        assertThat(held.entries()).isEqualTo(verdict.entries());

        var since = aud.get("/api/audit/export?since=" + first.size()).body();
        var later = verifier(List.of(first.note())).check(in(since), bytes -> {});
        assertThat(later.finding()).isEmpty();
        assertThat(later.entries().first()).isEqualTo(first.size());
        assertThat(later.entries().last()).isEqualTo(signed.size() - 1);

        assertThat(aud.get("/api/audit/export?since=" + (signed.size() + 1)).status())
                .isEqualTo(400);
        assertThat(aud.get("/api/audit/export?format=xml").status()).isEqualTo(400);
        assertThat(aud.get("/api/audit/export?since=1&format=csv").status()).isEqualTo(400);
    }

    @Test
    void wordsThatWereCorrectedOrErasedAreNotExported() throws Exception {
        sign();
        jdbc.sql("update interaction set text = 'corrected' where case_number = ? and text like 'canary%'")
                .param(number.value())
                .update();
        jdbc.sql(
                        "delete from audit_word where entry = (select id from audit_entry where case_number = ? and kind = 'WaitingStarted')")
                .param(number.value())
                .update();

        var lines = aud.get("/api/audit/export?case=" + number).body();

        assertThat(lines).doesNotContain("corrected", "canary");
        assertThat(verifier(List.of()).check(in(lines), bytes -> {}).finding()).isEmpty();
    }

    @Test
    void cellsOfATableAreNoFormulas() {
        events.publishEvent(Deed.of("TriedCells").about("model", "=1+1").with("@sum", "\"quoted\""));

        var table = aud.get("/api/audit/export?format=csv&kind=TriedCells&from=2020-01-01T00:00:00Z")
                .body();

        assertThat(table.lines()).first().asString().startsWith("\"entry\",\"leaf\",\"at\",\"kind\"");
        assertThat(table).contains("\"model:=1+1\"", "\"\"@sum\"\":");
        for (var cell : List.of("=1+1", "+1", "-1", "@x", "\tx", "\rx")) {
            assertThat(dev.baton.audit.export.Tables.cell(cell)).isEqualTo("\"'" + cell + "\"");
        }
    }

    @Test
    void aLongSelectionIsWrittenInPortions() throws Exception {
        for (var i = 0; i < 1_100; i++) {
            events.publishEvent(Deed.of("TriedMany").with("number", i));
        }
        var signed = sign();
        var to = new ByteArrayOutputStream();

        export.write(
                new LogExport.Wanted(
                        new Question(null, null, List.of("TriedMany"), null, null, null, null, null, null),
                        null,
                        Reader.OF_EVERYTHING),
                signed,
                to);

        var verdict = verifier(List.of()).check(new ByteArrayInputStream(to.toByteArray()), bytes -> {});
        assertThat(verdict.finding()).isEmpty();
        assertThat(verdict.entries().count()).isGreaterThanOrEqualTo(1_100);
    }

    @Test
    void theReportOfACaseIsADocumentWithItsProof() throws Exception {
        desk.says(number, "outbound", "Grüße, ½ €, Ω, \uD83D\uDE00, " + "w".repeat(300));
        var answer = http.withBasicAuth("aud", "baton")
                .getForEntity("/audit/cases/%s/report.pdf".formatted(number), byte[].class);

        try (var document = org.apache.pdfbox.Loader.loadPDF(answer.getBody())) {
            var text = new org.apache.pdfbox.text.PDFTextStripper().getText(document);
            assertThat(document.getDocumentCatalog().getLanguage()).isNotBlank();
            assertThat(document.getDocumentInformation().getTitle()).contains(number.value());
            assertThat(text).contains("Grüße, ½ €, Ω, ?", "mara", "WaitingStarted", "canary waits for a log");
            var last = new org.apache.pdfbox.text.PDFTextStripper();
            last.setStartPage(document.getNumberOfPages());
            assertThat(last.getText(document).replaceAll("\\s", ""))
                    .contains(checkpoints.latest().orElseThrow().note().replaceAll("\\s", ""))
                    .contains("verify-audit");
        }
        assertThat(items("kind=Exported&case=%s&who=aud".formatted(number))).hasSize(1);
        assertThat(Visitor.named("sam", port)
                        .get("/audit/cases/%s/report.pdf".formatted(number))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aCheckOfTheWholeLogTellsHowItWent() {
        sign();
        assertThat(checking.start("aud")).isTrue();
        org.awaitility.Awaitility.await().until(() -> checking.running().isEmpty());

        var told = items("kind=LogChecked").get(0);
        assertThat(told.path("details").path("result").asText()).as("%s", told).isEqualTo("good");
        assertThat(told.path("details").path("entries").asLong())
                .isEqualTo(told.path("details").path("size").asLong())
                .isPositive();
        assertThat(told.path("who").asText()).isEqualTo("aud");
    }

    /** Everything of it is taken back: the database is that of others as well. */
    @Test
    void anArchivedMonthGoesWithoutItsEntriesAndNothingElseDoes() throws Exception {
        transaction.executeWithoutResult(takenBack -> {
            jdbc.sql("select audit_make_month('2091-03-01')")
                    .query(Boolean.class)
                    .single();
            for (var number = 0; number < 3; number++) {
                jdbc.sql("insert into audit_entry (at, body) values ('2091-03-05', ?)")
                        .param(
                                "{\"at\":\"2091-03-05T00:00:00.000000Z\",\"details\":{\"number\":%d},\"kind\":\"TriedMonth\",\"v\":3,\"who\":\"baton\"}"
                                        .formatted(number))
                        .update();
            }
            sign();
            jdbc.sql("select audit_drop_month('2091-03-01')").query(Long.class).single();

            var archived = checked();
            assertThat(archived.finding()).isEmpty();
            assertThat(archived.entries().gone()).isEqualTo(3);

            jdbc.sql("alter table audit_entry_other disable trigger all").update();
            jdbc.sql("delete from audit_entry_other where id = (select entry from audit_leaf where leaf = 0)")
                    .update();
            assertThat(checked().finding()).isPresent();
            takenBack.setRollbackOnly();
        });
    }

    private dev.baton.audit.verify.Verdict checked() {
        var to = new ByteArrayOutputStream();
        try {
            export.write(
                    new LogExport.Wanted(
                            new Question(null, null, List.of(), null, null, null, null, null, null),
                            null,
                            Reader.OF_EVERYTHING),
                    sign(),
                    to);
            return verifier(List.of()).check(new ByteArrayInputStream(to.toByteArray()), bytes -> {});
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Checkpoints.Signed sign() {
        while (log.takeIn() > 0) {
            // until all is in
        }
        return checkpoints.sign().or(checkpoints::latest).orElseThrow();
    }

    private Verifier verifier(List<String> older) {
        return new Verifier(
                List.of(VerifierKey.parse(key.signer().orElseThrow().key().toString())),
                older.stream().map(SignedNote::parse).toList());
    }

    private static ByteArrayInputStream in(String lines) {
        return new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String base64) {
        return java.util.Base64.getDecoder().decode(base64);
    }

    private List<String> kinds(String asked) {
        return items(asked).stream().map(item -> item.path("kind").asText()).toList();
    }

    private List<JsonNode> items(String asked) {
        return StreamSupport.stream(
                        json("/api/audit?limit=1000&" + asked).path("items").spliterator(), false)
                .toList();
    }

    private JsonNode json(String path) {
        var answer = aud.get(path);
        assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
        return tree(answer.body());
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (java.io.IOException none) {
            throw new AssertionError(json, none);
        }
    }
}
