package dev.baton.intake.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Sender;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.Conversation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** The commands of docs/webhooks.md, run as they stand there. */
@BatonTest
class WebhookDocsTest {

    private static final Pattern COMMANDS = Pattern.compile("(?s)```bash\n(.*?)```");

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private Conversation conversation;

    @Test
    void theCommandsReportACaseAndAddAMessage(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(
                isThere("bash") && isThere("curl") && isThere("openssl"), "bash, curl or openssl is missing");

        var said = run(commands(), folder);

        var number = caseFile.find("helpdesk", "T-4711").orElseThrow();
        assertThat(said)
                .isEqualTo("{\"outcome\":\"reported\",\"number\":\"%1$s\"}{\"outcome\":\"added\",\"number\":\"%1$s\"}"
                        .formatted(number));
        assertThat(conversation.of(number))
                .singleElement()
                .satisfies(said2 -> assertThat(said2.text()).isEqualTo("Still burning"));
    }

    private static String commands() throws IOException {
        return COMMANDS.matcher(Files.readString(Path.of("docs/webhooks.md")))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n"));
    }

    private String run(String commands, Path folder) throws Exception {
        var log = folder.resolve("log").toFile();
        var bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands)
                .redirectErrorStream(true)
                .redirectOutput(log);
        bash.environment().put("SECRET", Sender.HELPDESK_SECRET);
        bash.environment().put("BATON", http.getRootUri());
        assertThat(bash.start().waitFor(1, TimeUnit.MINUTES)).isTrue();
        return Files.readString(log.toPath());
    }

    private static boolean isThere(String command) {
        return java.util.Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
