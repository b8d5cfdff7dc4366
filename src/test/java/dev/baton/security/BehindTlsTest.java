package dev.baton.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** As the README's deployment behind a proxy that speaks TLS has it. The engine's name has no hyphen: the starter ignores one that has. */
@BatonTest
@TestPropertySource(
        properties = {
            "camunda.bpm.process-engine-name=behindTls",
            "server.forward-headers-strategy=native",
            "server.tomcat.remoteip.internal-proxies=127\\.0\\.0\\.1"
        })
class BehindTlsTest {

    @LocalServerPort
    private int port;

    @Test
    void theProxyIsBelieved() {
        var answer = Visitor.from("127.0.0.1", port, "/login", "X-Forwarded-Proto: https\r\n");

        assertThat(answer).contains("; Secure", "Strict-Transport-Security: max-age=31536000");
    }

    @Test
    void nobodyElseIs() {
        var answer = Visitor.from("127.0.0.2", port, "/login", "X-Forwarded-Proto: https\r\n");

        assertThat(answer).contains("JSESSIONID").doesNotContain("Secure", "Strict-Transport-Security");
    }
}
