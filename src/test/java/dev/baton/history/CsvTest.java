package dev.baton.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void noCellIsAFormulaAndEveryCellIsOne() {
        var file = new Csv("name", "number")
                .row("=HYPERLINK(\"x\")", -5)
                .row("+1, or @more", null)
                .row("two\nlines", 0.5)
                .text();

        assertThat(file)
                .isEqualTo(
                        "name,number\r\n\"'=HYPERLINK(\"\"x\"\")\",-5\r\n\"'+1, or @more\",\r\n\"two\nlines\",0.5\r\n");
    }

    @Test
    void aSpanIsToldInItsTwoLargestUnits() {
        assertThat(TimeSpan.told(Duration.ZERO)).isEqualTo("0 s");
        assertThat(TimeSpan.told(Duration.ofSeconds(90))).isEqualTo("1 min 30 s");
        assertThat(TimeSpan.told(Duration.ofDays(2).plusMinutes(5).plusSeconds(1)))
                .isEqualTo("2 d 5 min");
        assertThat(TimeSpan.told(null)).isEqualTo("–");
    }
}
