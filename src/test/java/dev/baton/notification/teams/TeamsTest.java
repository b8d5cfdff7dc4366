package dev.baton.notification.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.notification.PublicUrl;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;

class TeamsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aCardSaysWhatHappenedAndLeadsToTheCase() throws Exception {
        var card = card(Locale.ENGLISH, "acme");

        assertThat(card.path("type").asText()).isEqualTo("message");
        var content = card.at("/attachments/0/content");
        assertThat(card.at("/attachments/0/contentType").asText()).isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(content.path("version").asText()).isEqualTo("1.2");
        assertThat(content.at("/body/0/text").asText()).isEqualTo("Deadline near: C-000001");
        assertThat(content.at("/body/1/facts").toString())
                .contains(
                        "\"Account\",\"value\":\"acme\"",
                        "\"Priority\",\"value\":\"P1\"",
                        "\"Status\",\"value\":\"open\"")
                .contains("{{DATE(2026-11-25T12:00:00Z,SHORT)}} {{TIME(2026-11-25T12:00:00Z)}}");
        assertThat(content.at("/actions/0/type").asText()).isEqualTo("Action.OpenUrl");
        assertThat(content.at("/actions/0/url").asText()).isEqualTo("https://baton.example/cases/C-000001");
    }

    @Test
    void itIsInTheLanguageOfTheDesk() throws Exception {
        assertThat(card(Locale.GERMAN, "acme")
                        .at("/attachments/0/content/body/0/text")
                        .asText())
                .isEqualTo("Frist läuft bald ab: C-000001");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[pay here](https://evil.example) | pay here https://evil.example",
                "**bold** | bold",
                "{{DATE(2026-11-25T12:00:00Z)}} | DATE 2026-11-25T12:00:00Z",
                "<at>everybody</at> | at everybody /at"
            })
    void theNameOfAnAccountIsTextAndNoLink(String name, String shown) {
        assertThat(TeamsCards.plain(name)).isEqualTo(shown);
    }

    @Test
    void aCardStaysFarBelowWhatAMessageMayHave() throws Exception {
        assertThat(card(Locale.ENGLISH, "🚒".repeat(20_000)).toString().length())
                .isLessThan(4_000);
    }

    private static JsonNode card(Locale language, String account) throws Exception {
        var told = JSON.createObjectNode().put("type", "clock.deadline_near");
        var data = told.putObject("data");
        data.putObject("case")
                .put("number", "C-000001")
                .put("account", account)
                .put("priority", "P1")
                .put("status", "open")
                .put("accountable", (String) null);
        data.putObject("facts").put("due", "2026-11-25T12:00:00.123Z");
        var messages = new ReloadableResourceBundleMessageSource();
        messages.setBasename("classpath:messages/notification");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return JSON.readTree(new TeamsCards(messages, language, new PublicUrl("https://baton.example/")).of(told));
    }
}
