package dev.baton.expectations.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.baton.casefile.TextRules;
import dev.baton.expectations.Occasion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever writes a text is told in which line what is wrong with it, and what users wrote stays text. */
class TemplateReaderTest {

    private static final String HEAD = "---\noccasion: update\nlanguage: en\ntone: formal\n---\n";

    static List<Path> shipped() throws IOException {
        try (var files = Files.list(Path.of("processes/templates"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void eachThatShipsIsReadAndCalledAfterWhatItIsFor(Path file) throws IOException {
        var template = TemplateReader.read(file.getFileName().toString(), Files.readAllBytes(file));

        assertThat(template.file())
                .isEqualTo("%s.%s.%s.mustache"
                        .formatted(template.occasion().label(), template.language(), template.tone()));
        assertThat(template.text(Map.of("subject", "The export stops")))
                .contains("The export stops")
                .doesNotContain("{{");
    }

    @Test
    void allOccasionsShipInTwoLanguagesAndTones() throws IOException {
        assertThat(shipped()).hasSize(Occasion.values().length * 4);
    }

    @Test
    void whatUsersWroteIsTextWhateverItLooksLike() {
        var facts = Map.<String, Object>of(
                "subject", "{{number}} <b>&amp;</b> {{#since}}x{{/since}} {{=<% %>=}}", "number", "C-000001");

        assertThat(read("About {{subject}}").text(facts))
                .isEqualTo("About {{number}} <b>&amp;</b> {{#since}}x{{/since}} {{=<% %>=}}");
    }

    @Test
    void partsAreThereWhereTheirFactIs() {
        var template = read(
                "{{#inCharge}}{{inCharge}}, {{/inCharge}}{{desk}}{{^since}}: nothing{{/since}}{{#since}}\n- {{.}}{{/since}}");

        assertThat(template.text(Map.of("desk", "Support", "since", List.of()))).isEqualTo("Support: nothing");
        assertThat(template.text(Map.of("desk", "Support", "inCharge", "Mara", "since", List.of("a", "b"))))
                .isEqualTo("Mara, Support\n- a\n- b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hi {{name}}                       | line 6 | has the fact "name", which there is not; there are number, subject
            Hi\\n{{#since}}{{who}}{{/since}}   | line 7 | has the fact "who"
            {{>other}}                        | line 6 | write {{fact}}
            {{=<% %>=}}                       | line 6 | write {{fact}}
            {{&subject}}                      | line 6 | write {{fact}}
            {{}}                              | line 6 | write {{fact}}
            {{.}}                             | line 6 | outside of a list
            {{#since}}{{#desk}}{{#since}}{{.}}{{/since}}{{/desk}}{{/since}} | line 6 | has the list "since" inside of itself
            {{#since}}{{.}}                   | line 6 | cannot be read as a template
            {{#since}}{{/subject}}            | line 6 | which does not begin there
            """)
    void aFlawIsToldWithItsPlace(String body, String line, String reason) {
        var bad = catchThrowableOfType(BadTemplate.class, () -> read(body.replace("\\n", "\n")));

        assertThat(bad.flaws())
                .anyMatch(flaw ->
                        ("line " + flaw.line()).equals(line) && flaw.reason().contains(reason));
    }

    @Test
    void noTextIsLongerThanAMessage() {
        var facts = Map.<String, Object>of("whatWasDone", "x".repeat(1_000_000));

        assertThat(read("{{whatWasDone}}".repeat(1_000)).text(facts))
                .hasSizeLessThanOrEqualTo(TextRules.LONGEST)
                .endsWith("…");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            occasion: birthday;language: en;tone: formal                  | there are received, first-reply
            language: en;tone: formal                                     | does not say its occasion
            occasion: update;tone: formal                                 | does not say its language
            occasion: update;language: English;tone: formal               | has the language "English"
            occasion: update;language: en;tone: Formal!                   | has the tone "Formal!"
            occasion: update;language: en;tone: formal;automatic: yes     | write true or false
            occasion: update;language: en;tone: formal;automatic: true    | word of somebody who knows the case
            occasion: update;language: en;tone: formal;colour: red        | none of occasion
            occasion: update;language: en;tone: formal;tone: formal       | a second time
            occasion: update;language: en;tone: formal;subject: {{name}}  | has the fact "name"
            """)
    void whatItIsForIsChecked(String front, String reason) {
        var bad = catchThrowableOfType(
                BadTemplate.class,
                () -> TemplateReader.read(
                        "x.mustache",
                        ("---\n" + front.replace(";", "\n") + "\n---\nHello").getBytes(StandardCharsets.UTF_8)));

        assertThat(bad.flaws()).anyMatch(flaw -> flaw.reason().contains(reason));
    }

    @Test
    void otherFilesAreToldWhatTheyAre() {
        assertThat(flaws("Hello".getBytes(StandardCharsets.UTF_8))).contains("without saying what it is for");
        assertThat(flaws(new byte[] {(byte) 0xC3, 0x28})).contains("not UTF-8");
        assertThat(flaws(new byte[0])).contains("is empty");
        assertThat(flaws(HEAD.getBytes(StandardCharsets.UTF_8))).contains("says nothing below");
        assertThat(flaws((HEAD + "x".repeat(30_000)).getBytes(StandardCharsets.UTF_8)))
                .contains("too long");
    }

    private static String flaws(byte[] content) {
        return catchThrowableOfType(BadTemplate.class, () -> TemplateReader.read("x.mustache", content))
                .flaws()
                .toString();
    }

    private static TextTemplate read(String body) {
        return TemplateReader.read("x.mustache", (HEAD + body).getBytes(StandardCharsets.UTF_8));
    }
}
