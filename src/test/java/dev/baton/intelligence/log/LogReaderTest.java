package dev.baton.intelligence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogReaderTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "2026-03-04T05:06:07+01:00,2026-03-04T04:06:07Z",
                "2026-03-04 05:06:07.250,2026-03-04T05:06:07.250Z",
                "2026/03/04 05:06,2026-03-04T05:06:00Z",
                "4.3.2026 5:06,2026-03-04T05:06:00Z",
                "29/2/2016 01:16,2016-02-29T01:16:00Z",
                "3/14/2026 05:06,2026-03-14T05:06:00Z",
                "2026-03-04,2026-03-04T00:00:00Z"
            })
    void timesAreReadAsTheyAreCommonlyWritten(String text, Instant meant) {
        assertThat(Times.in(List.of(text)).orElseThrow().read(text)).contains(meant);
    }

    @Test
    void aFileIsReadWhateverItsSeparatorMarkAndCharacters() throws IOException {
        var file = folder.resolve("old.csv");
        Files.write(
                file,
                "Fall;Zeit;Team\n7;2.1.2026 9:00;Köln\n7;1.1.2026 9:00;\"a;b\"\n8;1.1.2026 8:00;?\n"
                        .getBytes(Charset.forName("windows-1252")));

        var log = new LogReader("Fall", "Zeit", null, null).read(file);

        assertThat(log.columns()).containsExactly("Team");
        assertThat(log.cases()).extracting(LoggedCase::id).containsExactly("8", "7");
        assertThat(log.cases().get(1).duration()).isEqualTo(Duration.ofDays(1));
        assertThat(log.cases().get(1).events())
                .extracting(event -> event.value(0))
                .containsExactly("a;b", "Köln");
        assertThat(log.cases().get(0).last(0)).isEmpty();
    }

    @Test
    void whatCannotBeReadIsSaidWithWhatToDo() throws IOException {
        var file =
                Files.writeString(folder.resolve("log.csv"), "\uFEFFcase,time,a\n1,2026-01-01T00:00:00Z,x\n1,soon,y\n");

        assertThatThrownBy(() -> new LogReader("id", "time", null, null).read(file))
                .hasMessageContaining("--case: there is no column \"id\"; there are: case, time, a");
        assertThatThrownBy(() -> new LogReader("case", "time", null, null).read(file))
                .hasMessageContaining("--time-format");
        assertThatThrownBy(() -> new LogReader("case", "time", "uuuu-MM-dd'T'HH:mm:ssX", null).read(file))
                .hasMessageContaining("Line 3: \"soon\"");
        assertThatThrownBy(() -> new LogReader("case", "time", "bogus{", null).read(file))
                .hasMessageContaining("no way to write times");
        assertThatThrownBy(() -> new LogReader("case", "time", null, null).read(folder.resolve("none.csv")))
                .hasMessageContaining("There is no file");
        var empty = Files.writeString(folder.resolve("empty.csv"), "");
        assertThatThrownBy(() -> new LogReader("case", "time", null, null).read(empty))
                .isInstanceOf(LogFault.class);
        var heading = Files.writeString(folder.resolve("heading.csv"), "case,time,a\n");
        assertThatThrownBy(() -> new LogReader("case", "time", null, null).read(heading))
                .isInstanceOf(LogFault.class);
    }
}
