package dev.baton.intake.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.Sender;
import dev.baton.intake.signatures.WebhookScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.DefaultResourceLoader;

@ExtendWith(OutputCaptureExtension.class)
class WebhookSourcesTest {

    private static final Map<String, Object> GOOD =
            Map.of("scheme", "standard", "secrets", Sender.HELPDESK_SECRET, "mapping", "helpdesk");

    @TempDir
    private Path folder;

    @Test
    void nobodyMaySendByDefault() {
        assertThat(sources(Map.of()).named("helpdesk").name()).isEmpty();
    }

    @Test
    void theEnvironmentNamesSourcesAndTheirSecrets() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of(
                                "BATON_WEBHOOKS_ZENDESK_SCHEME", "zendesk",
                                "BATON_WEBHOOKS_ZENDESK_SECRETS", Sender.ZENDESK_SECRET,
                                "BATON_MODELS_LOCATION", "classpath:")));

        var sources = new WebhookSources(environment, new DefaultResourceLoader());

        assertThat(sources.named("zendesk").scheme()).isEqualTo(WebhookScheme.ZENDESK);
    }

    @Test
    void secretsComeFromFiles() throws IOException {
        Files.writeString(folder.resolve("baton.webhooks.helpdesk.secrets"), Sender.HELPDESK_SECRET + "\n");

        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withPropertyValues("spring.config.import=configtree:" + folder + "/")
                .withBean(WebhookSources.class)
                .run(context -> assertThat(context.getBean(WebhookSources.class)
                                .named("helpdesk")
                                .name())
                        .isEqualTo("helpdesk"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("badSettings")
    void aBadSettingIsRefusedByName(String key, Object value, String problem) {
        var settings = new HashMap<>(GOOD);
        settings.put(key, value);

        assertThatThrownBy(() -> sources(settings))
                .isInstanceOf(WebhooksRefused.class)
                .hasMessageContaining("baton.webhooks.helpdesk." + key)
                .hasMessageContaining(problem);
    }

    static Stream<Arguments> badSettings() {
        return Stream.of(
                Arguments.of("header", "X-Signature", "is for the schemes hmac and secret"),
                Arguments.of("scheme", "hmac", "header: is missing"),
                Arguments.of("scheme", "secret", "header: is missing"),
                Arguments.of("scheme", "rot13", "standard, zendesk, hub, slack"),
                Arguments.of("secrets", "", "one to 4, not 0"),
                Arguments.of(
                        "secrets",
                        String.join(
                                ",",
                                Stream.generate(() -> Sender.OLD_SECRET)
                                        .limit(5)
                                        .toList()),
                        "not 5"),
                Arguments.of("secrets", "whsec_c2hvcnQ=", "24 to 64 bytes"),
                Arguments.of("secrets", "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==", "publishes for tests"),
                Arguments.of("tolerance", "0s", "between 1s and 1h"),
                Arguments.of("tolerance", "2h", "between 1s and 1h"),
                Arguments.of("keep", "1h", "at least 1d"),
                Arguments.of("mapping", "../../etc/passwd", "name of a file"));
    }

    @Test
    void aMistypedSettingIsRefused() {
        var settings = new HashMap<>(GOOD);
        settings.put("tolerence", "1m");

        assertThatThrownBy(() -> sources(settings)).hasStackTraceContaining("tolerence");
    }

    @ParameterizedTest
    @ValueSource(strings = {"helpdesk", "zendesk"})
    void theMappingsOfBatonAreInOrder(String mapping) {
        var settings = new HashMap<>(GOOD);
        settings.put("mapping", mapping);

        assertThat(sources(settings).named("helpdesk").mapping().rules()).hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badMappings")
    void aBadMappingIsRefusedByFileKeyAndReason(String key, String yaml, String reason) throws IOException {
        Files.createDirectories(folder.resolve("processes/webhooks"));
        Files.writeString(folder.resolve("processes/webhooks/helpdesk.yml"), yaml);

        assertThatThrownBy(() -> sources(GOOD, folder.toString()))
                .isInstanceOf(WebhooksRefused.class)
                .hasMessageContaining("processes/webhooks/helpdesk.yml, " + key)
                .hasMessageContaining(reason);
    }

    static Stream<Arguments> badMappings() {
        var message = "- {name: a, when: 'true', message: {externalId: id, direction: '\"inbound\"', text: %s}}";
        return Stream.of(
                Arguments.of("line 1", "- {name: [}", "not valid YAML"),
                Arguments.of("line 2", "- name: a\n  name: b", "Duplicate field"),
                Arguments.of("rules", "name: a", "must be a list"),
                Arguments.of("rules", "", "must be a list"),
                Arguments.of("rule 1", "- just words", "must have the keys"),
                Arguments.of("rule 1", "- {name: a, when: 'true'}", "keys missing: [message]"),
                Arguments.of("rule 1", "- {name: a, when: 'true', message: {}, if: x}", "keys nobody knows here: [if]"),
                Arguments.of("rule 1, case", "- {name: a, when: 'true', case: {subject: s}}", "[account, description"),
                Arguments.of("rule 1, case", "- {name: a, when: 'true', case: 7}", "must have the keys"),
                Arguments.of("rule 1, message.text", message.formatted("'1 +'"), "failed to parse"),
                Arguments.of("rule 1, message.text", message.formatted("[a, b]"), "must be a FEEL expression"),
                Arguments.of(
                        "rule 1, message.text",
                        message.formatted(
                                "'{f: function(x) external {java: {class: \"java.lang.System\", method signature:"
                                        + " \"exit(int)\"}}, r: f(1)}.r'"),
                        "External functions are disabled"));
    }

    @Test
    void aMissingMappingIsRefused() {
        assertThatThrownBy(() -> sources(GOOD, folder.toString()))
                .hasMessageContaining("processes/webhooks/helpdesk.yml, mapping")
                .hasMessageContaining("cannot be read");
    }

    @Test
    void secretsAreNeverSaid(CapturedOutput output) {
        var settings = new HashMap<>(GOOD);
        settings.put("secrets", Sender.HELPDESK_SECRET + "," + "whsec_tooshortandsecret");

        assertThatThrownBy(() -> sources(settings))
                .hasMessageContaining("secrets[1]")
                .message()
                .doesNotContain("tooshort", Sender.HELPDESK_SECRET);
        assertThat(sources(GOOD).named("helpdesk").toString()).doesNotContain(Sender.HELPDESK_SECRET);
        assertThat(new WebhookSettings(
                                "standard",
                                java.util.List.of(Sender.HELPDESK_SECRET),
                                "x",
                                null,
                                null,
                                "sha256",
                                "hex",
                                "",
                                null,
                                null)
                        .toString())
                .doesNotContain(Sender.HELPDESK_SECRET);
        assertThat(output.getAll()).doesNotContain(Sender.HELPDESK_SECRET, "tooshort");
    }

    private static WebhookSources sources(Map<String, Object> settings) {
        return sources(settings, "classpath:");
    }

    private static WebhookSources sources(Map<String, Object> settings, String models) {
        var environment = new StandardEnvironment();
        var properties = new HashMap<String, Object>(Map.of("baton.models.location", models));
        settings.forEach((key, value) -> properties.put("baton.webhooks.helpdesk." + key, value));
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return new WebhookSources(environment, new DefaultResourceLoader());
    }
}
