package dev.baton.security.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.security.SecuritySettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class OwnNamesTest {

    @Test
    void inProductionTheOwnerNamesThem() {
        var named = names(false, "baton.example.com", "10.0.0.7");
        assertThat(named.isAskedByOne(asked("http", "Baton.Example.com", 80))).isTrue();
        assertThat(named.isAskedByOne(asked("http", "10.0.0.7", 8080))).isTrue();
        assertThat(named.isAskedByOne(asked("http", "localhost", 8080))).isFalse();
        assertThat(names(true, "baton.example.com").isAskedByOne(asked("http", "localhost", 8080)))
                .as("evaluation mode, named")
                .isFalse();
    }

    @Test
    void whereNoneAreNamedAnyIsAnsweredInProductionOnly() {
        assertThat(names(false).isAskedByOne(asked("http", "evil.example", 80))).isTrue();
        assertThat(names(true).isAskedByOne(asked("http", "evil.example", 80))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://baton.example.com, https, baton.example.com, 443, true",
        "http://baton.example.com, https, baton.example.com, 443, false",
        "https://baton.example.com, http, baton.example.com, 80, true",
        "https://baton.example.com, http, inner, 8080, true",
        "https://baton.example.com:8443, http, inner, 8080, false",
        "https://other.example.com, https, baton.example.com, 443, false",
        "https://sub.baton.example.com, https, baton.example.com, 443, false",
        "http://baton.example.com:8080, http, baton.example.com, 8080, true",
        "http://baton.example.com:3000, http, baton.example.com, 8080, false",
        "null, http, baton.example.com, 8080, false"
    })
    void aPageIsOwnAtTheAddressThatWasAskedOrAtAName(String origin, String scheme, String host, int port, boolean own) {
        assertThat(names(false, "baton.example.com").isOwn(origin, asked(scheme, host, port)))
                .isEqualTo(own);
    }

    private static OwnNames names(boolean evaluation, String... hosts) {
        var day = Duration.ofDays(1);
        return new OwnNames(
                new SecuritySettings(
                        List.of(hosts),
                        new SecuritySettings.Session(day, day),
                        new SecuritySettings.Tokens(day, false),
                        new SecuritySettings.Oidc(null, null, null, "sub", "groups", Map.of())),
                evaluation);
    }

    private static MockHttpServletRequest asked(String scheme, String host, int port) {
        var request = new MockHttpServletRequest("POST", "/");
        request.setScheme(scheme);
        request.setSecure("https".equals(scheme));
        request.setServerName(host);
        request.setServerPort(port);
        return request;
    }
}
