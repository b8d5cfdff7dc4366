package dev.baton.intake.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.intake.mapping.WebhookMapping;
import dev.baton.intake.signatures.HmacScheme;
import dev.baton.intake.signatures.SecretScheme;
import dev.baton.intake.signatures.SignatureScheme;
import dev.baton.intake.signatures.WebhookKeys;
import dev.baton.intake.signatures.WebhookScheme;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** The examples the senders publish themselves. */
class WebhookSignatureTest {

    private static final String STANDARD_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String STANDARD_BODY = "{\"test\": 2432232314}";
    private static final Map<String, String> STANDARD = Map.of(
            "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "webhook-timestamp", "1614265330",
            "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    private static final Instant STANDARD_TIME = Instant.ofEpochSecond(1614265330);

    @Test
    void theExampleOfStandardWebhooksIsBelieved() {
        assertThat(doubt(WebhookScheme.STANDARD, STANDARD_SECRET, STANDARD, STANDARD_BODY, STANDARD_TIME))
                .isNull();
    }

    @Test
    void theExampleOfGithubIsBelievedAtAnyTime() {
        var headers = Map.of(
                "X-GitHub-Delivery", "72d3162e-cc78-11e3-81ab-4c9367dc0958",
                "X-Hub-Signature-256", "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");

        assertThat(doubt(
                        WebhookScheme.HUB,
                        "It's a Secret to Everybody",
                        headers,
                        "Hello, World!",
                        Instant.parse("2050-01-01T00:00:00Z")))
                .isNull();
    }

    @Test
    void theExampleOfSlackIsBelieved() {
        var body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
                + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
                + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
                + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        var headers = Map.of(
                "X-Slack-Request-Timestamp", "1531420618",
                "X-Slack-Signature", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");

        assertThat(doubt(
                        WebhookScheme.SLACK,
                        "8f742231b10e8888abcd99yyyzzz85a5",
                        headers,
                        body,
                        Instant.ofEpochSecond(1531420618)))
                .isNull();
    }

    /**
     * Zendesk publishes the rule and no example of it (the one on its older page signs body and time in the other order), so
     * this one is made with openssl.
     */
    @Test
    void zendesksRuleIsFollowed() {
        var headers = Map.of(
                "X-Zendesk-Webhook-Invocation-Id", "8350205582",
                "X-Zendesk-Webhook-Signature-Timestamp", "2021-07-25T10:00:00Z",
                "X-Zendesk-Webhook-Signature", "Rry/4TtIdFyawtXXp8QdI6tlAUUQ/5kL1OTp5qo/ZIk=");

        assertThat(doubt(
                        WebhookScheme.ZENDESK,
                        "HRkRd4BeOAoUkfZr-mhauJT64rvBASlJRoIyPsd3zeA=",
                        headers,
                        "{\"say\": \"hello\"}",
                        Instant.parse("2021-07-25T10:00:00Z")))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"-301,false", "-300,true", "0,true", "300,true", "301,false"})
    void aMessageIsBelievedFiveMinutesEitherWay(int secondsOff, boolean believed) {
        var doubt = doubt(
                WebhookScheme.STANDARD,
                STANDARD_SECRET,
                STANDARD,
                STANDARD_BODY,
                STANDARD_TIME.plusSeconds(secondsOff));

        assertThat(doubt == null).isEqualTo(believed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first of two fits       | v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= v1,AAAA   | true",
                "last of two fits        | v1,AAAA v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=   | true",
                "next to another kind    | v1a,AAAA v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=  | true",
                "of another kind         | v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=          | false",
                "without its version     | g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=              | false",
                "first half of it        | v1,g0hM9SsE+OTPJTGt/tmIKg==                               | false",
                "one letter differs      | v1,h0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=           | false",
                "not base64              | v1,%%%                                                    | false",
                "nothing                 | v1,                                                       | false"
            })
    void oneFittingSignatureIsEnough(String why, String signatures, boolean believed) {
        var headers = new java.util.HashMap<>(STANDARD);
        headers.put("webhook-signature", signatures);

        assertThat(doubt(WebhookScheme.STANDARD, STANDARD_SECRET, headers, STANDARD_BODY, STANDARD_TIME) == null)
                .as(why)
                .isEqualTo(believed);
    }

    @ParameterizedTest
    @CsvSource({
        "STANDARD,whsec_c2hvcnQ=,24 to 64 bytes",
        "STANDARD,whsec_§,24 to 64 bytes",
        "HUB,few-letters,16 characters"
    })
    void aWeakSecretIsRefusedAndNotRepeated(WebhookScheme scheme, String secret, String problem) {
        assertThatThrownBy(() -> scheme.key(secret))
                .hasMessageContaining(problem)
                .message()
                .doesNotContain(secret);
    }

    @ParameterizedTest
    @CsvSource({
        "HmacSHA1,false,sha1=,sha1=",
        "HmacSHA256,true,,",
        "HmacSHA512,false,v1 ,v1 ",
        "HmacSHA512,true,'',",
    })
    void anHmacOfTheSendersOwnKindIsBelieved(String algorithm, boolean base64, String prefix, String written)
            throws Exception {
        var scheme = new HmacScheme("X-Sig", null, algorithm, base64, prefix == null ? "" : prefix);
        var secret = "a-secret-of-some-length";
        var mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
        var bytes = mac.doFinal("{}".getBytes(StandardCharsets.UTF_8));
        var signature = (written == null ? "" : written)
                + (base64
                        ? Base64.getEncoder().encodeToString(bytes)
                        : HexFormat.of().withUpperCase().formatHex(bytes));

        assertThat(doubt(scheme, secret, Map.of("X-Sig", signature), "{}", Instant.EPOCH))
                .isNull();
        assertThat(doubt(scheme, secret, Map.of("X-Sig", signature), "{ }", Instant.EPOCH))
                .isNotNull();
        assertThat(doubt(scheme, "another-secret-as-long", Map.of("X-Sig", signature), "{}", Instant.EPOCH))
                .isNotNull();
        assertThat(doubt(scheme, secret, Map.of("X-Sig", "x" + signature), "{}", Instant.EPOCH))
                .isNotNull();
        assertThat(doubt(scheme, secret, Map.of(), "{}", Instant.EPOCH)).isNotNull();
    }

    @Test
    void aSecretInAHeaderIsBelieved() {
        var scheme = new SecretScheme("X-Webhook-Secret", null, "Token ");
        var secret = "a-secret-of-some-length";

        assertThat(doubt(scheme, secret, Map.of("X-Webhook-Secret", "Token " + secret), "{}", Instant.EPOCH))
                .isNull();
        for (var wrong : List.of(secret, "Token ", "Token " + secret + "x", "Token a-secret-of-some-lengtH", "")) {
            assertThat(doubt(scheme, secret, Map.of("X-Webhook-Secret", wrong), "{}", Instant.EPOCH))
                    .isNotNull();
        }
        assertThat(doubt(scheme, secret, Map.of(), "{}", Instant.EPOCH)).isNotNull();
    }

    private static String doubt(
            SignatureScheme scheme, String secret, Map<String, String> headers, String body, Instant now) {
        var request = new MockHttpServletRequest();
        headers.forEach(request::addHeader);
        var message = WebhookMessage.of(scheme, request, body.getBytes(StandardCharsets.UTF_8));
        var source = new WebhookSource(
                "test",
                scheme,
                new WebhookKeys(List.of(scheme.key(secret)), scheme.algorithm()),
                new WebhookMapping("none", List.of()),
                Duration.ofMinutes(5),
                Duration.ofDays(30));
        return source.doubt(message, now);
    }
}
