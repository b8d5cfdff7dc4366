package dev.baton.routing.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CsvTableTest {

    @Test
    void fieldsMayStandInQuotesWithCommasLinesAndQuotesInThem() throws Exception {
        assertThat(fields("id,name\r\neli,\"Novak, \"\"Eli\"\"\nthe second\"\r\n\r\nsam,\n"))
                .containsExactly(
                        List.of("id", "name"), List.of("eli", "Novak, \"Eli\"\nthe second"), List.of("sam", ""));
    }

    @Test
    void aLineIsCalledByTheNumberItBeginsWith() throws Exception {
        assertThat(CsvTable.read("\uFEFFid\n\"a\nb\"\nc").stream().map(CsvTable.Row::line))
                .containsExactly(1, 2, 4);
    }

    @Test
    void whatIsBrokenIsSaidWithItsLine() {
        assertThatThrownBy(() -> CsvTable.read("id\n\"never closed\n\n"))
                .hasMessageContaining("never closed")
                .extracting(broken -> ((CsvTable.Unreadable) broken).line())
                .isEqualTo(2);
        assertThatThrownBy(() -> CsvTable.read("\"a\"b,c")).hasMessageContaining("after a closing quote");
    }

    @Property
    void whatWasWrittenIsRead(@ForAll @Size(min = 2, max = 4) List<String> row) throws Exception {
        var written =
                row.stream().map(one -> '"' + one.replace("\"", "\"\"") + '"').collect(Collectors.joining(","));

        assertThat(fields(written)).containsExactly(row);
    }

    private static List<List<String>> fields(String text) throws Exception {
        return CsvTable.read(text).stream().map(CsvTable.Row::fields).toList();
    }
}
