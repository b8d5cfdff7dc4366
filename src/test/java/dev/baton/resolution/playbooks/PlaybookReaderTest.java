package dev.baton.resolution.playbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.baton.casefile.Categories;
import dev.baton.resolution.playbooks.Playbook.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaybookReaderTest {

    private static final String HEAD = "---\ncategory: outage\n---\n# Down\n";

    private final PlaybookReader reader = new PlaybookReader(categories());

    @Test
    void thoseThatShipAreInOrderAndEachIsForItsOwn() throws IOException {
        try (var files = Files.list(Path.of("processes/playbooks"))) {
            var all = files.map(PlaybookReaderTest.this::ships).toList();

            assertThat(all)
                    .hasSizeGreaterThanOrEqualTo(4)
                    .allMatch(one -> one.steps().size() >= 5);
            assertThat(all).extracting(Playbook::category).doesNotHaveDuplicates();
        }
    }

    @Test
    void stepsAreTheItemsOfListsAtTheMarginAndWhatIsBelowThemGoesWithThem() {
        var read = read(HEAD + """
                Keep calm.

                - [ ] Look at the **log**
                  - the first error
                  - `grep -c 500`
                - [x] Ask [them](https://help.example/a?b=c)

                1. Restart it
                """);

        assertThat(read.title()).isEqualTo("Down");
        assertThat(read.intro()).extracting(Words::text).containsExactly("Keep calm.");
        assertThat(read.steps())
                .extracting(Playbook.Step::text)
                .containsExactly("Look at the log", "Ask them", "Restart it");
        assertThat(read.steps().get(0).details())
                .extracting(Words::text)
                .containsExactly("the first error", "grep -c 500");
        assertThat(read.steps().get(1).words()).contains(new Words("them", "", "https://help.example/a?b=c"));
    }

    @Test
    void aStepThatSaysTheSameInAnotherVersionIsTheSame() {
        var before = read(HEAD + "- Look at the log\n- Restart it\n");
        var after = read(HEAD + "1. Restart  it\n2. LOOK at the log\n3. Wait\n");

        assertThat(after.steps().get(0).id()).isEqualTo(before.steps().get(1).id());
        assertThat(after.steps().get(1).id()).isEqualTo(before.steps().get(0).id());
    }

    @ParameterizedTest
    @CsvSource({
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html;base64,PHNjcmlwdD4=",
        "http://plain.example",
        "//elsewhere.example",
        "/cases/C-000001",
        "https:nohost",
        "vbscript:x"
    })
    void aLinkThatIsNotHttpsIsItsWords(String address) {
        assertThat(read(HEAD + "- Open [this](%s) now\n".formatted(address))
                        .steps()
                        .get(0)
                        .words())
                .containsExactly(new Words("Open this now", "", null));
    }

    @Test
    void lettersThatLookLikeMarkupAreLetters() {
        assertThat(read(HEAD + "- Write `<script>alert(1)</script>` and \\<b> and &lt;i&gt;\n")
                        .steps()
                        .get(0)
                        .text())
                .isEqualTo("Write <script>alert(1)</script> and <b> and <i>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # Down~- a                                     | 1 | begins without saying its category
            ---~category: outage~# Down~- a                | 1 | no second line "---"
            ---~---~- a                                    | 1 | does not say its category
            ---~category: outrage~---~- a                  | 2 | the category "outrage", which there is not; there are technical, outage
            ---~category: outage~owner: sam~---~- a        | 3 | says "owner: sam", which is none of
            ---~category: outage~category: billing~---~- a | 3 | says category a second time
            ---~category: outage~---~# Down                | 0 | has no steps
            ---~category: outage~---~- a~- b~- A           | 6 | says the same as another step
            ---~category: outage~---~- a~- <b>b</b>        | 5 | holds HTML
            ---~category: outage~---~- a~~<script>~x       | 6 | holds HTML
            ---~category: outage~---~a <img src=x onerror=y>~~- a | 4 | holds HTML
            ---~category: outage~---~- a~~> quoted         | 6 | is neither a paragraph
            ---~category: outage~---~- a~-                 | 5 | is a step without words
            """)
    void whatIsWrongIsToldWithItsLine(String text, int line, String reason) {
        var bad = catchThrowableOfType(BadPlaybook.class, () -> read(text.replace("~", "\n")));

        assertThat(bad).isNotNull();
        assertThat(bad.flaws()).anySatisfy(flaw -> {
            assertThat(flaw.reason()).contains(reason);
            assertThat(flaw.line()).isEqualTo(line);
        });
    }

    @Test
    void whatIsTooLongOrNoTextIsToldAsWell() {
        assertThatThrownBy(() -> read(HEAD + "- a\n" + "x ".repeat(10_001))).hasMessageContaining("is too long");
        assertThatThrownBy(() -> read(HEAD + "- " + "x".repeat(1_001))).hasMessageContaining("too long a line");
        assertThatThrownBy(() -> read(HEAD + "- " + "x".repeat(501))).hasMessageContaining("a step of 501 characters");
        assertThatThrownBy(() -> read(HEAD + steps(41))).hasMessageContaining("is step 41");
        assertThat(read(HEAD + steps(40)).steps()).hasSize(40);
        assertThatThrownBy(() -> read("")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> reader.read("a.md", new byte[] {'-', (byte) 0xFF}))
                .hasMessageContaining("is not UTF-8");
        assertThatThrownBy(() -> read(HEAD + "- a\u0000")).hasMessageContaining("cannot be stored");
    }

    /** As deep as twenty thousand letters go. */
    @Test
    void deeplyNestedTextIsReadOrRefusedAndNothingElse() {
        for (var deep : List.of("> ".repeat(490), "- ".repeat(490), "*a **b ".repeat(140), "[".repeat(990))) {
            try {
                read(HEAD + "- first\n\n" + (deep + "x\n").repeat(19));
            } catch (BadPlaybook refused) {
                assertThat(refused.flaws()).isNotEmpty();
            }
        }
    }

    private static String steps(int count) {
        var steps = new StringBuilder();
        for (int step = 1; step <= count; step++) {
            steps.append("- step ").append(step).append('\n');
        }
        return steps.toString();
    }

    private Playbook ships(Path file) {
        try {
            return reader.read(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private Playbook read(String text) {
        return reader.read("down.md", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Categories categories() {
        try {
            var constructor = Categories.class.getDeclaredConstructor(List.class);
            constructor.setAccessible(true);
            return constructor.newInstance(List.of("technical", "outage", "how-to", "billing", "security"));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
