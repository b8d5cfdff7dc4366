package dev.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccessibilityTest {

    private static final String PAGE = """
            <!doctype html><html lang="en"><head><title>Cases</title></head>
            <body><main><h1>Cases</h1>%s<table><thead><tr><th>Case</th></tr></thead><tbody>%s</tbody></table></main></body></html>
            """;
    private static final String ROWS = IntStream.range(0, 3_000)
            .mapToObj(row -> "<tr><td><a href=\"/cases/%d\" class=\"link\">Case %d</a></td></tr>".formatted(row, row))
            .collect(Collectors.joining());

    private static Chromium chromium;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void aLongTableIsAsAccessibleAsAShortOne() {
        var page = chromium.window();
        page.setContent(PAGE.formatted("", ROWS));

        Accessibility.isAccessible(page);
    }

    @Test
    void whatIsBrokenIsTold() {
        var page = chromium.window();
        page.setContent(PAGE.formatted("<img src=\"chart.png\">", ROWS));

        assertThatThrownBy(() -> Accessibility.isAccessible(page)).hasMessageContaining("image-alt");
        assertThat(chromium.faults()).isEmpty();
    }
}
