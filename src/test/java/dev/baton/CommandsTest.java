package dev.baton;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.audit.verify.ExportOf;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    private static final ExportOf LOG = ExportOf.entries(20);

    @TempDir
    private Path folder;

    private record Ended(int code, String out, String err) {}

    @ParameterizedTest
    @ValueSource(
            strings = {"", "serve", "--server.port=0", "serve --server.port=0", "--baton.demo=false --server.port=0"})
    void bareSettingsServe(String line) {
        var arguments = line.isEmpty() ? new String[0] : line.split(" ");

        assertThat(Commands.isServe(arguments)).isTrue();
        assertThat(Commands.settings(arguments)).allMatch(setting -> setting.startsWith("--"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"srve", "verify", "verifyaudit x", "serve port", "--server.port=0 port", "serve -Dserver.port=0"
            })
    void whatIsNoCommandIsRefusedWithTheList(String line) {
        assertThat(Commands.isServe(line.split(" "))).isFalse();

        var ended = run(line.split(" "));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("serve").contains("verify-audit").contains("help");
        assertThat(ended.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"help", "--help", "-h", "help verify-audit", "verify-audit --help", "serve --help", "help serve"
            })
    void helpSaysWhatThereIs(String line) {
        assertThat(Commands.isServe(line.split(" "))).isFalse();

        var ended = run(line.split(" "));

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("Usage:");
    }

    @Test
    void anExportIsCheckedWithTheKeyAndWithoutOne() throws IOException {
        var export = written("export", LOG.log());
        var older = Files.writeString(
                        folder.resolve("older"), LOG.checkpoint(12).toString())
                .toString();

        var ended = run("verify-audit", export, "--key", LOG.key(), "--checkpoint", older);

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out())
                .startsWith("Good")
                .contains(
                        "20 entries, 0 to 19",
                        LOG.key(),
                        LOG.checkpoint(20).text().split("\n")[2])
                .doesNotContain("--key");
        assertThat(run("verify-audit", export).out()).contains("do not prove who signed", "--key");
    }

    @Test
    void whatIsFoundIsSaid() throws IOException {
        var lines = new ArrayList<>(LOG.log());
        lines.set(6, lines.get(6).replace("\"P3\"", "\"P2\""));

        var ended = run("verify-audit", written("export", lines), "--key", LOG.key());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).startsWith("Found: altered, entry 5\nEntry 5 (line 7) was altered");
    }

    @Test
    void whatCannotBeCheckedIsSaid() throws IOException {
        var export = written("export", LOG.log());

        assertCouldNot(
                "There is no file", "verify-audit", folder.resolve("missing").toString());
        assertCouldNot("It cannot be read", "verify-audit", folder.toString());
        assertCouldNot("no JSON", "verify-audit", written("text", List.of("a,b,c")));
        assertCouldNot("name+id+base64", "verify-audit", export, "--key", "abc");
        assertCouldNot("signed note", "verify-audit", export, "--checkpoint", export);
        assertCouldNot("<export>", "verify-audit");
        assertCouldNot("--kez", "verify-audit", export, "--kez", "abc");
    }

    @Test
    void anOriginDoesNotSteerTheTerminal() throws IOException {
        var lines = new ArrayList<>(LOG.log());
        lines.set(0, lines.get(0).replace("desk.", "\\u001b[2Jdesk."));

        assertThat(run("verify-audit", written("export", lines)).out()).doesNotContain("\u001b");
    }

    /** Less memory than the export has bytes, and lines of 7 MB one after the other, in a process of its own that never meets Spring. */
    @Test
    void aLargeExportIsCheckedInLittleMemoryAndWithoutSpring() throws Exception {
        var log = ExportOf.entries(10);
        IntStream.range(0, 6).forEach(i -> log.add("x".repeat(7 << 20), true));
        var lines = log.log();
        var export = folder.resolve("large");
        try (var file = Files.newBufferedWriter(export)) {
            for (var line : lines) {
                write(file, line);
            }
            for (int i = 0; i < 50_000; i++) {
                write(file, " ".repeat(1000));
            }
        }

        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Baton.class.getName(),
                        "verify-audit",
                        export.toString(),
                        "--key",
                        log.key())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor())
                .as(said.substring(Math.max(0, said.length() - 1000)))
                .isZero();
        assertThat(said).contains("Good: all entries", "dev.baton.audit.verify").doesNotContain("org.springframework");
    }

    @Test
    void anExitCodeIsThatOfTheProcess() throws Exception {
        var process = ChildJvm.start(Baton.class, "verify-adit");

        assertThat(ChildJvm.output(process)).contains("\"verify-adit\" is no command of Baton.");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    private static void write(BufferedWriter file, String line) throws IOException {
        file.write(line);
        file.write('\n');
    }

    private void assertCouldNot(String why, String... arguments) {
        var ended = run(arguments);

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains(why);
    }

    private String written(String name, List<String> lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n")
                .toString();
    }

    private static Ended run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var code = Commands.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Ended(code, out.toString(), err.toString());
    }
}
