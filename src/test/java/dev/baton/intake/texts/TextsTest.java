package dev.baton.intake.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @Test
    void aMailInHtmlIsReadAsItsWriterMeantIt() {
        var html = """
                <html><head><title>Re: Export</title><style>p { color: red }</style></head><body>
                <p>Hello&nbsp;team,<br>the export <b>stops</b> half-way.</p>
                <ul><li>step one</li><li>step <a href="https://acme.example/two">two</a></li></ul>
                <table><tr><th>Run</th><th>Rows</th></tr><tr><td>1</td><td>20&thinsp;000</td></tr></table>
                <script>alert(1)</script><img src="cid:1" alt="screenshot">
                <blockquote>You wrote: try again</blockquote>
                <pre>line 1
                  line 2</pre>
                <p>5 &lt; 6 &amp; &euro;</p></body></html>
                """;

        assertThat(HtmlText.of(html)).isEqualTo("""
                Hello team,
                the export stops half-way.

                - step one
                - step two (https://acme.example/two)

                Run | Rows
                1 | 20\u2009000

                [screenshot]
                > You wrote: try again

                line 1
                  line 2

                5 < 6 & €""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>Hello</p>                       | true",
                "<div class='a'><b>x</b></div>      | true",
                "<!DOCTYPE html><html>x</html>      | true",
                "<b>tags</b> are shown as text      | false",
                "<p> is a paragraph                 | false",
                "a < b and c > d                    | false",
                "<script>alert(1)</script>          | false",
                "<customer@acme.example>            | false"
            })
    void onlyWhatIsLaidOutInHtmlIsTakenForIt(String text, boolean html) {
        assertThat(HtmlText.looksLikeIt(text)).isEqualTo(html);
    }

    /** A minute and more each, when every text counted all line ends before it and looked at everything it stood in. */
    @ParameterizedTest
    @ValueSource(strings = {"<br>|<div></div>", "<div>x|", "<b>x|", "<ul><li>|", "<a href='http://x.y/'>x|", "<a |b "})
    void noHtmlTakesLong(String parts) {
        var part = parts.split("\\|", -1);
        var html = part[0].repeat(60_000) + part[1].repeat(60_000);

        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> HtmlText.of(html));
    }

    @Test
    void aDocumentOfJirasCloudIsText() throws JsonProcessingException {
        var document = """
                {"type": "doc", "version": 1, "content": [
                  {"type": "heading", "attrs": {"level": 1}, "content": [{"type": "text", "text": "Export stops"}]},
                  {"type": "paragraph", "content": [
                    {"type": "text", "text": "See "},
                    {"type": "text", "text": "the log", "marks": [{"type": "link", "attrs": {"href": "https://acme.example/log"}}]},
                    {"type": "hardBreak"}, {"type": "mention", "attrs": {"id": "1", "text": "@Ana"}}]},
                  {"type": "bulletList", "content": [
                    {"type": "listItem", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "one"}]}]},
                    {"type": "listItem", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "two"}]}]}]},
                  {"type": "codeBlock", "content": [{"type": "text", "text": "a = 1"}]},
                  {"type": "unheardOf", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "kept"}]}]}]}
                """;

        assertThat(RichText.of(new ObjectMapper().readValue(document, Map.class)))
                .isEqualTo("""
                Export stops

                See the log (https://acme.example/log)
                @Ana

                - one
                - two

                a = 1

                kept""");
    }

    @Property
    void whateverComesIsReadWithoutAFuss(@ForAll @StringLength(max = 300) String text) {
        assertThat(HtmlText.of("<div>" + text)).isNotNull();
        assertThat(HtmlText.of(text.replace('a', '<').replace('b', '>').replace('c', '/')))
                .isNotNull();
    }
}
