package dev.baton.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Servers that misbehave, on real sockets. */
class OutboundTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private final RawServer server = new RawServer();

    @AfterEach
    void ends() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/",
                "ftp://hooks.example.com/",
                "file:///etc/passwd",
                "https:hooks.example.com",
                "/hook",
                "https://user:secret@hooks.example.com/",
                "https://user@hooks.example.com/",
                "https://hooks.example.com/#there",
                "https:///hook",
                "https://0x7f.1/",
                "https://0x7f000001/",
                "https://2130706433/",
                "https://hooks.example.com:99999/",
                "https://hooks.example.com:0/",
                "https://10.0.0.1/",
                "https://[::1]/",
                "https://[fe80::1%25eth0]/"
            })
    void anAddressOfTheWrongKindIsRefusedBeforeAnythingIsLookedUp(String address) {
        var lookups = new AtomicInteger();
        var outbound = outbound(List.of(), new Names("93.184.216.34") {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                lookups.incrementAndGet();
                return super.resolve(host);
            }
        });

        assertThatThrownBy(() -> outbound.call(Call.get(URI.create(address)))).isInstanceOf(CallRefused.class);
        assertThat(lookups).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "168.63.129.16",
                "192.0.0.192",
                "198.18.0.1",
                "203.0.113.7",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "2002:7f00:1::1",
                "2002:a9fe:a9fe::",
                "2001::1",
                "2001:db8::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void anAddressThatIsNotPublicIsNotCalled(String address) {
        var outbound = outbound(List.of(), new Names(address));

        assertThatThrownBy(() -> outbound.call(Call.get(URI.create("https://hooks.example.com/"))))
                .isInstanceOf(CallRefused.class)
                .hasMessageContaining("hooks.example.com is at an address that is not public");
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "2002:808:808::1", "64:ff9b::808:808"})
    void anAddressOfThePublicInternetIs(String address) throws UnknownHostException {
        assertThat(PublicAddresses.include(InetAddress.getByName(address))).isTrue();
    }

    /** A name that has both would otherwise be called at either. */
    @Test
    void oneAddressThatIsNotPublicIsEnough() {
        var outbound = outbound(List.of(), new Names("93.184.216.34", "10.0.0.1"));

        assertThatThrownBy(() -> outbound.call(Call.get(URI.create("https://hooks.example.com/"))))
                .isInstanceOf(CallRefused.class);
    }

    @Test
    void whatIsConnectedToIsWhatWasLookedAt() {
        var lookups = new AtomicInteger();
        var outbound = outbound(List.of("127.0.0.0/8"), new Names("127.0.0.1") {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return lookups.incrementAndGet() == 1
                        ? super.resolve(host)
                        : new InetAddress[] {InetAddress.getByName("10.0.0.1")};
            }
        });

        assertThatThrownBy(() ->
                        outbound.call(Call.get(URI.create("https://rebound.example:%d/".formatted(server.port())))))
                .isInstanceOf(NoReply.class);
        assertThat(lookups).hasValue(1);
        assertThatThrownBy(() ->
                        outbound.call(Call.get(URI.create("https://rebound.example:%d/".formatted(server.port())))))
                .isInstanceOf(CallRefused.class);
    }

    @ParameterizedTest
    @CsvSource({"hooks.internal, true", "10.0.0.0/8, false", "other.internal, false"})
    void whoIsAllowedByNameMayBePrivateAndWithoutTls(String allowed, boolean called) {
        server.answers("HTTP/1.1 204 No Content\r\n\r\n");
        var outbound = outbound(List.of(allowed), new Names("127.0.0.1"));
        var call = Call.get(URI.create("http://hooks.internal:%d/".formatted(server.port())));

        if (called) {
            assertThat(outbound.call(call).status()).isEqualTo(204);
        } else {
            assertThatThrownBy(() -> outbound.call(call)).isInstanceOf(CallRefused.class);
        }
    }

    @Test
    void whatWasSentArrivesAndTheAnswerComesBack() {
        server.answers("HTTP/1.1 202 Accepted\r\nRetry-After: 7\r\nContent-Length: 4\r\n\r\nöö");

        var reply =
                local().call(Call.post(address("/hook?a=b"), "{\"a\":\"ü\"}").with("webhook-id", "msg_1"));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.text()).isEqualTo("öö");
        assertThat(reply.whole()).isTrue();
        assertThat(reply.retryAfter(NOW)).contains(Duration.ofSeconds(7));
        assertThat(server.heard())
                .contains("POST /hook?a=b HTTP/1.1", "webhook-id: msg_1", "User-Agent: Baton", "{\"a\":\"ü\"}");
    }

    @Test
    void aRedirectionIsAnAnswerAndIsNotFollowed() {
        var other = new RawServer();
        server.answers("HTTP/1.1 307 Temporary\r\nLocation: http://127.0.0.1:%d/\r\nContent-Length: 0\r\n\r\n"
                .formatted(other.port()));

        assertThat(local().call(Call.post(address("/"), "{}")).status()).isEqualTo(307);
        assertThat(other.connections()).isZero();
        other.close();
    }

    @Test
    void ofAnEndlessBodyTheBeginningIsRead() {
        server.answersEndlessly("HTTP/1.1 200 OK\r\n\r\n", "x".repeat(500), Duration.ZERO);

        var reply = local().call(Call.get(address("/")));

        assertThat(reply.isGood()).isTrue();
        assertThat(reply.whole()).isFalse();
        assertThat(reply.body()).hasSize(1024);
    }

    @Test
    void aBodyThatDripsIsNotWaitedFor() {
        server.answersEndlessly("HTTP/1.1 200 OK\r\n\r\n", "x", Duration.ofMillis(50));

        assertThatThrownBy(() -> local().call(Call.get(address("/"))))
                .isInstanceOf(NoReply.class)
                .hasMessage("127.0.0.1 did not answer within 600 ms");
        server.awaitHungUp();
    }

    @Test
    void headersThatDripAreNotWaitedFor() {
        server.answersEndlessly("HTTP/1.1 200 OK\r\n", "X-Drip: 1\r\n", Duration.ofMillis(50));

        assertThatThrownBy(() -> local().call(Call.get(address("/")))).isInstanceOf(NoReply.class);
    }

    @Test
    void headersWithoutEndAreNotReadForEver() {
        server.answersEndlessly("HTTP/1.1 200 OK\r\nX-Long: ", "x".repeat(4000), Duration.ZERO);

        assertThatThrownBy(() -> local().call(Call.get(address("/")))).isInstanceOf(NoReply.class);
    }

    @Test
    void whoSaysNothingIsNotWaitedFor() {
        server.answers("");

        assertThatThrownBy(() -> local().call(Call.get(address("/")))).isInstanceOf(NoReply.class);
    }

    @Test
    void nobodyThereIsToldWithoutTheAddress() {
        var port = server.port();
        server.close();

        assertThatThrownBy(() -> local().call(Call.get(URI.create("http://127.0.0.1:%d/secret-path".formatted(port)))))
                .isInstanceOf(NoReply.class)
                .hasMessage("No connection with 127.0.0.1, or it broke");
    }

    @Test
    void proxiesOfTheEnvironmentAreNotUsed() {
        System.setProperty("http.proxyHost", "192.0.2.1");
        try {
            server.answers("HTTP/1.1 204 No Content\r\n\r\n");

            assertThat(local().call(Call.get(address("/"))).status()).isEqualTo(204);
        } finally {
            System.clearProperty("http.proxyHost");
        }
    }

    @Test
    void throughAProxyTheTargetIsLookedAtAllTheSame() {
        server.answers("HTTP/1.1 204 No Content\r\n\r\n");
        var settings = settings(List.of("hooks.internal"), URI.create("http://127.0.0.1:" + server.port()));
        var outbound = new Outbound(settings, new Names("127.0.0.1"));

        assertThat(outbound.call(Call.get(URI.create("http://hooks.internal/"))).status())
                .isEqualTo(204);
        assertThatThrownBy(() -> outbound.call(Call.get(URI.create("https://hooks.example.com/"))))
                .isInstanceOf(CallRefused.class);
    }

    @Test
    void ofACallOnlyItsHostIsTold() {
        var call = Call.post(URI.create("https://hooks.example.com/secret"), "{\"secret\":1}")
                .with("Authorization", "secret");

        assertThat(call).hasToString("POST https://hooks.example.com");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "30, PT30S",
                "99999999, PT24H",
                "'Wed, 25 Nov 2026 12:01:00 GMT', PT1M",
                "'Wed, 25 Nov 2026 11:00:00 GMT', PT0S",
                "soon, none",
                "-1, none"
            })
    void howLongToWaitIsReadAsSecondsOrAsATime(String header, Duration pause) {
        var reply = new Reply(429, java.util.Map.of("retry-after", header), new byte[0], true);

        assertThat(reply.retryAfter(NOW).orElse(null)).isEqualTo(pause);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path));
    }

    private static Outbound local() {
        return outbound(List.of("127.0.0.0/8"), new NameLookup());
    }

    private static Outbound outbound(List<String> allow, NameLookup names) {
        return new Outbound(settings(allow, null), names);
    }

    private static OutboundSettings settings(List<String> allow, URI proxy) {
        return new OutboundSettings(
                allow, Duration.ofMillis(300), Duration.ofMillis(600), DataSize.ofBytes(1024), proxy);
    }

    private static class Names extends NameLookup {

        private final List<String> addresses;

        Names(String... addresses) {
            this.addresses = List.of(addresses);
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var found = new InetAddress[addresses.size()];
            for (int at = 0; at < found.length; at++) {
                found[at] = InetAddress.getByName(addresses.get(at));
            }
            return found;
        }
    }
}
