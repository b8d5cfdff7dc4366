package dev.baton.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever follows docs/audit.md comes to the same verdict: a program in Go, on Go's own signed notes and trees. */
class SecondVerifierTest {

    private static final Path SOURCE = Path.of(".ci/audit-verifier/verify.go");
    private static final Path LIBRARY = Path.of("/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void build() throws Exception {
        if (!Files.exists(LIBRARY) || run("go", "version").code() != 0) {
            skip();
        }
        var built = run("go", "build", "-o", program(), SOURCE.toString());
        assertThat(built.code()).as(built.said()).isZero();
    }

    static Stream<Tamper> tampers() {
        return Tampers.all();
    }

    @ParameterizedTest
    @MethodSource("tampers")
    void bothSayTheSame(Tamper tamper) throws Exception {
        var command = new ArrayList<>(List.of(
                program(),
                Files.write(folder.resolve("export"), tamper.export()).toString(),
                "--key",
                tamper.key()));
        if (tamper.older() != null) {
            command.addAll(List.of(
                    "--checkpoint",
                    Files.writeString(folder.resolve("older"), tamper.older()).toString()));
        }

        var ended = run(command.toArray(String[]::new));

        assertThat(ended.said().strip()).isEqualTo(tamper.verdict());
        assertThat(ended.code()).isEqualTo(tamper.expected() == null ? 0 : 1);
    }

    @Test
    void bothGiveUpAlike() throws Exception {
        var log = ExportOf.entries(20);
        var export = new Tamper.Lines(log.selection(0, 3), log.key()).bytes();
        var selection = Files.write(folder.resolve("selection"), export).toString();
        var older = Files.writeString(folder.resolve("old"), log.checkpoint(12).toString())
                .toString();
        var newer = Files.writeString(folder.resolve("newer"), log.head("log").replace("audit\":1", "audit\":2"))
                .toString();

        assertThat(run(program(), selection).code()).isZero();
        assertThat(run(program(), selection, "--checkpoint", older).code()).isEqualTo(2);
        assertThat(run(program(), newer).code()).isEqualTo(2);
        assertThat(run(program(), folder.resolve("missing").toString()).code()).isEqualTo(2);
    }

    private record Ended(int code, String said) {}

    private static Ended run(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("GO111MODULE", "off");
        builder.environment().put("GOPATH", "/usr/share/gocode");
        builder.environment().put("GOFLAGS", "");
        builder.environment()
                .put("GOCACHE", Path.of("target/go").toAbsolutePath().toString());
        try {
            var process = builder.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), said);
        } catch (IOException notThere) {
            return new Ended(127, notThere.getMessage());
        }
    }

    private static String program() {
        return folder.resolve("verify").toString();
    }

    private static void skip() {
        System.err.printf("""

                ********************************************************************************
                THE SECOND VERIFIER OF THE AUDIT LOG IS SKIPPED: there is no Go to build it with.
                On Debian: apt-get install golang-go golang-golang-x-mod-dev
                ********************************************************************************

                """);
        Assumptions.abort("no Go");
    }
}
