package dev.baton.web.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.baton.security.Visitor;
import dev.baton.web.Canaries;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest {

    @ParameterizedTest
    @MethodSource("dev.baton.web.Canaries#all")
    void aCanaryIsMaskedWhereverItStands(String canary) {
        for (var text :
                new String[] {"%s", "before %s after", "Key (contact)=(%s) exists", "{\"a\":\"%s\"}", "a=%s, b=1"}) {
            assertThat(Mask.over(text.formatted(canary))).doesNotContain(Canaries.coreOf(canary));
            assertThat(Mask.over(text.formatted(Visitor.encoded(canary))))
                    .doesNotContain(Visitor.encoded(Canaries.coreOf(canary)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-25T00:19:35.994Z the case C-000123 is due",
                "process 54c866e3-e860-11f1-bcf2-02fc00000001 of support-case:1:3d83d3a9-e860-11f1-bcf2-02fc00000001",
                "at dev.baton.web.masking.Mask.over(Mask.java:42) ~[classes/:na]",
                "order 4111111111111112 and account GB00WEST12345698765432",
                "Tomcat started on 127.0.0.1 port 8080 (http) with version 10.1.61",
                "12:30:45 took 1234567 ns"
            })
    void whatIsNobodysIsKept(String text) {
        assertThat(Mask.over(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "1",
                "1 ",
                "a.",
                "0:",
                "AA00",
                "token=",
                "+1 ",
                "eyJ",
                "eyJ-",
                "password_",
                "://a:",
                "1-",
                "bearer "
            })
    void noTextTakesLong(String seed) {
        Assertions.assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThatCode(() -> Mask.over(seed.repeat(64_000))).doesNotThrowAnyException());
    }

    @Test
    void noLineOfAMessageLooksLikeAnEntryOfItsOwn() {
        assertThat(MaskedMessage.lines("sam\r\n2026-11-25T00:00:00Z INFO admin logged in\n"))
                .isEqualTo("sam\\r\n\t2026-11-25T00:00:00Z INFO admin logged in\n");
    }
}
