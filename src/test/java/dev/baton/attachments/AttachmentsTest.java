package dev.baton.attachments;

import static dev.baton.Desk.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.casefile.CaseNumber;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;

/** Files on a case: what comes in is told by its content, and goes out to be saved. */
@BatonTest
class AttachmentsTest {

    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static final byte[] LOG = "10:00 started\n10:01 stopped at 50 %\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PDF = "%PDF-1.7\n%âãÏÓ\n1 0 obj\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] OLE = HexFormat.of().parseHex("d0cf11e0a1b11ae1" + "00".repeat(504));

    @Autowired
    private Desk desk;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient jdbc;

    private CaseNumber number;

    @BeforeEach
    void aCase() {
        number = desk.standardCase();
    }

    @Test
    void aFileComesBackAsItWentInToBeSaved() {
        var attached = attach("sam", "screen shot.png", PNG);

        assertThat(attached.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(attached.getBody())
                .containsEntry("case", number.value())
                .containsEntry("name", "screen shot.png")
                .containsEntry("type", "image/png")
                .containsEntry("size", PNG.length)
                .containsEntry("by", "sam");
        var file = download("mara", attached.getBody().get("id"));
        assertThat(file.getBody()).isEqualTo(PNG);
        assertThat(file.getHeaders().getFirst("Content-Disposition")).startsWith("attachment;");
        assertThat(file.getHeaders().getContentDisposition().getFilename()).isEqualTo("screen shot.png");
        assertThat(file.getHeaders().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.getHeaders().getFirst("Content-Security-Policy")).contains("sandbox");
        assertThat(file.getHeaders().getContentLength()).isEqualTo(PNG.length);
        assertThat(desk.stories(number))
                .contains("File attached: screen shot.png (image/png, %d bytes)".formatted(PNG.length));
        assertThat(page()).contains("screen shot.png", "/api/cases/%s/attachments/".formatted(number));
    }

    @Test
    void theSameFileAgainIsTheSame() {
        var first = attach("sam", "export.log", LOG);

        var again = attach("sam", "export.log", LOG);

        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(again.getBody()).isEqualTo(first.getBody());
        assertThat(attach("sam", "other.log", LOG).getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(list()).hasSize(2);
    }

    @Test
    void whatIsTakenIsToldByItsContent() throws IOException {
        assertThat(type("a.pdf", PDF)).isEqualTo("application/pdf");
        assertThat(type("a.log", LOG)).isEqualTo("text/x-log");
        assertThat(type("without ending", LOG)).isEqualTo("text/plain");
        assertThat(type("a.csv", "a;b\n1;2\n".getBytes())).isEqualTo("text/csv");
        assertThat(type("a.json", "{\"a\": 1}".getBytes())).isEqualTo("application/json");
        assertThat(type("a.zip", zip("a.txt"))).isEqualTo("application/zip");
        assertThat(type("a.docx", zip("[Content_Types].xml"))).contains("wordprocessingml");
        assertThat(type("a.xls", OLE)).isEqualTo("application/vnd.ms-excel");
        assertThat(type("a.gz", HexFormat.of().parseHex("1f8b0800000000000003")))
                .isEqualTo("application/gzip");
        assertThat(type(
                        "mail.eml",
                        "From: ines@example.org\nTo: help@example.org\nSubject: Export\n\nStops".getBytes()))
                .isEqualTo("message/rfc822");
    }

    @ParameterizedTest
    @CsvSource({"picture.png,%PDF-1.7", "report.pdf,just words", "export.xlsx,just words", "a.zip,just words"})
    void aFileThatIsNotWhatItsNameSaysIsRefused(String name, String content) {
        assertRefused(
                attach("sam", name, content.getBytes()),
                HttpStatus.BAD_REQUEST,
                "is called \\\"%s\\\", but".formatted(name));
    }

    @ParameterizedTest
    @CsvSource({
        "page.html,<html><body><script>alert(1)</script>",
        "page.txt,<html><body><script>alert(1)</script>",
        "picture.svg,<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "picture.png,<svg xmlns='http://www.w3.org/2000/svg'></svg>",
        "setup.exe,MZ",
        "run.sh,#!/bin/sh",
        "program.js,alert(1)",
        "program.jar,PK"
    })
    void whatABrowserOrAMachineWouldRunIsRefused(String name, String content) throws IOException {
        var bytes = content.equals("PK") ? zip("META-INF/MANIFEST.MF") : content.getBytes();

        assertRefused(attach("sam", name, bytes), HttpStatus.BAD_REQUEST, "Send");
        assertThat(list()).isEmpty();
    }

    @Test
    void aNameThatAMachineWouldRunIsRefusedWhateverIsInIt() {
        var endings =
                "hta ps1 jse wsf scr lnk url scf reg inf desktop iqy slk settingcontent-ms library-ms appref-ms bat cmd com"
                        + " exe msi vbs js jar html xhtml svg HTA txt.ps1 docm nonsense";
        for (var ending : endings.split(" ")) {
            assertRefused(attach("sam", "notes." + ending, LOG), HttpStatus.BAD_REQUEST, "Call it");
        }
        assertRefused(attach("sam", "notes.hta ", LOG), HttpStatus.BAD_REQUEST, "Call it");
        assertThat(list()).isEmpty();
    }

    @Test
    void textUnderTheNameOfTextIsTaken() {
        for (var name : "a.md a.xml a.json a.csv a.yml a.yaml a.tsv a.txt app.LOG app.log.1 out".split(" ")) {
            assertThat(type(name, LOG)).as(name).matches("(text|application)/.*");
        }
    }

    @Test
    void xmlIsTakenAndXmlThatABrowserWouldRunIsNot() {
        assertThat(type("a.xml", "<?xml version='1.0'?><order id='1'/>".getBytes()))
                .isEqualTo("text/plain");
        assertRefused(
                attach("sam", "b.xml", "<svg xmlns='http://www.w3.org/2000/svg'></svg>".getBytes()),
                HttpStatus.BAD_REQUEST,
                "Send");
    }

    @Test
    void aBodyThatIsCutOffIsRefused() {
        var named = "--x\r\nContent-Disposition: form-data; name=\"file\"; ";
        for (var body : List.of(
                "--x\r\n\r\nabc\r\n--x--\r\n",
                "--x\r\nnonsense\r\n\r\nabc\r\n--x--\r\n",
                named + "filename=\"a.txt\"\r\n\r\nabc",
                named + "fil")) {
            assertRefused(sendRaw("multipart/form-data; boundary=x", body), HttpStatus.BAD_REQUEST, "file is");
        }
    }

    @Test
    void anEmptyFileAndNoFileAreRefused() {
        assertRefused(attach("sam", "empty.txt", new byte[0]), HttpStatus.BAD_REQUEST, "is empty");
        assertRefused(send("sam", "another", "a.txt", LOG), HttpStatus.BAD_REQUEST, "is missing");
        assertRefused(sendRaw("multipart/form-data; boundary=x", "--x--"), HttpStatus.BAD_REQUEST, "is missing");
        assertRefused(sendRaw("multipart/form-data", "nonsense"), HttpStatus.BAD_REQUEST, "is missing");
    }

    @Test
    void aFileAsLargeAsMayBeIsTakenAndALargerOneIsNot() {
        var large = new byte[(int) SpooledFile.LARGEST];
        java.util.Arrays.fill(large, (byte) 'a');

        assertThat(attach("sam", "large.log", large).getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertRefused(
                attach("sam", "larger.log", java.util.Arrays.copyOf(large, large.length + 1)),
                HttpStatus.PAYLOAD_TOO_LARGE,
                "too large");
        assertRefused(
                attach("sam", "26.log", java.util.Arrays.copyOf(large, 26 * 1024 * 1024)),
                HttpStatus.PAYLOAD_TOO_LARGE,
                "too large");
        assertThat(list()).hasSize(1);
    }

    /** Its first bytes say what it is; what it would become is nobody's concern here. */
    @Test
    void anArchiveIsNeverUnpacked() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("bomb"));
            var zeros = new byte[1024 * 1024];
            for (int i = 0; i < 200; i++) {
                zip.write(zeros);
            }
        }

        assertThat(type("bomb.zip", bytes.toByteArray())).isEqualTo("application/zip");
        assertThat(list().get(0)).containsEntry("size", bytes.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../../etc/passwd.txt|passwd.txt",
                "..\\..\\windows\\system.log|system.log",
                ".hidden.log|hidden.log",
                "a%00b.log|a%00b.log",
                "con:aux.log|con_aux.log",
                "...|file"
            })
    void aNameLeadsNowhereElse(String given, String kept) {
        assertThat(attach("sam", given, LOG).getBody()).containsEntry("name", kept);
    }

    @Test
    void aNameHidesNothing() {
        assertThat(FileName.of("invoice\u202Egnp.log")).isEqualTo("invoicegnp.log");
        assertThat(FileName.of("a\u0000\r\n\u200B.log")).isEqualTo("a.log");
        assertThat(FileName.of(null)).isEqualTo("file");
        assertThat(FileName.of("😀".repeat(300) + ".log"))
                .hasSizeLessThanOrEqualTo(255)
                .endsWith(".log");
        assertThat(FileName.of("Müller – Vertrag.pdf")).isEqualTo("Müller – Vertrag.pdf");
    }

    @Test
    void onlyWhoReadsTheCaseReadsItsFilesAndOnlyWhoWorksOnItAddsThem() {
        var id = attach("sam", "a.log", LOG).getBody().get("id");

        assertThat(download("aud", id).getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(attach("aud", "b.log", LOG).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(download("otto", id).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        var theirs = desk.report(desk.ordinaryAccount(), facts("security", "high", "high"));
        assertThat(http.withBasicAuth("mara", "baton")
                        .getForEntity("/api/cases/%s/attachments/%s".formatted(theirs, id), String.class)
                        .getStatusCode())
                .as("the file of another case")
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void aCaseHasOnlySoManyFiles() {
        for (int i = 0; i < 100; i++) {
            jdbc.sql("insert into attachment (case_number, name, type, size, sha256, added_by, added_at)"
                            + " values (?, ?, 'text/plain', 1, 'x', 'sam', now())")
                    .params(number.value(), "file " + i)
                    .update();
        }

        assertRefused(attach("sam", "one more.log", LOG), HttpStatus.BAD_REQUEST, "has 100 files");
    }

    @Test
    void theFilesOfADuplicateAreReadOnTheMainCase() {
        var main = number;
        var account = desk.ordinaryAccount();
        number = desk.report(account, facts("technical", "medium", "medium"));
        var other = desk.report(account, facts("technical", "medium", "medium"));
        var id = attach("sam", "a.log", LOG).getBody().get("id");
        desk.post("/api/cases/%s/links".formatted(number), Map.of("to", other.value(), "kind", "duplicate"));

        assertRefused(attach("sam", "b.log", LOG), HttpStatus.CONFLICT, "Do it on " + other);
        number = other;
        assertThat(list()).hasSize(1);
        assertThat(download("sam", id).getBody()).isEqualTo(LOG);
        number = main;
        assertThat(list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.log"})
    void nothingIsLeftOnTheDiskOfTheServer(String name) throws IOException {
        attach("sam", name, LOG);
        attach("sam", "lie.png", LOG);

        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("baton-attachment-")))
                    .isEmpty();
        }
    }

    private String type(String name, byte[] content) {
        var attached = attach("sam", name, content);
        assertThat(attached.getStatusCode()).as("%s: %s", name, attached).isEqualTo(HttpStatus.CREATED);
        return (String) attached.getBody().get("type");
    }

    private static void assertRefused(ResponseEntity<Map<String, Object>> answer, HttpStatus status, String why) {
        assertThat(answer.getStatusCode()).as("%s", answer).isEqualTo(status);
        assertThat(answer.getBody().toString().replace("\"", "\\\"")).contains(why);
    }

    private static byte[] zip(String entry) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write("words".getBytes());
        }
        return bytes.toByteArray();
    }

    private ResponseEntity<Map<String, Object>> attach(String user, String name, byte[] content) {
        return send(user, "file", name, content);
    }

    private ResponseEntity<Map<String, Object>> send(String user, String field, String name, byte[] content) {
        var body = new LinkedMultiValueMap<String, Object>();
        body.add("note", "before the file");
        body.add(field, new ByteArrayResource(content) {
            @Override
            public String getFilename() {
                return name;
            }
        });
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.MULTIPART_FORM_DATA);
        return exchange(user, new HttpEntity<>(body, headers));
    }

    private ResponseEntity<Map<String, Object>> sendRaw(String type, String content) {
        var headers = new HttpHeaders();
        headers.set("Content-Type", type);
        return exchange("sam", new HttpEntity<>(content, headers));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private ResponseEntity<Map<String, Object>> exchange(String user, HttpEntity<?> request) {
        return (ResponseEntity) http.withBasicAuth(user, "baton")
                .exchange("/api/cases/%s/attachments".formatted(number), HttpMethod.POST, request, Map.class);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> list() {
        return http.withBasicAuth("sam", "baton")
                .getForObject("/api/cases/%s/attachments".formatted(number), List.class);
    }

    private ResponseEntity<byte[]> download(String user, Object id) {
        return http.withBasicAuth(user, "baton")
                .getForEntity("/api/cases/%s/attachments/%s".formatted(number, id), byte[].class);
    }

    private String page() {
        return http.withBasicAuth("sam", "baton").getForObject("/cases/" + number, String.class);
    }
}
