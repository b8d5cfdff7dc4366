package dev.baton.security.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.baton.BatonTest;
import dev.baton.security.Visitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The whole dance between browser, Baton and a real provider. The engine has a name of its own, because the one named default is
 * the other tests' in this JVM.
 */
@BatonTest
class OidcTest {

    private static Provider provider;

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identities;

    private String name;

    @DynamicPropertySource
    static void switchedOn(DynamicPropertyRegistry properties) {
        provider = new Provider();
        properties.add("camunda.bpm.process-engine-name", () -> "oidc");
        properties.add("baton.security.oidc.issuer", provider::issuer);
        properties.add("baton.security.oidc.client-id", () -> "baton");
        properties.add("baton.security.oidc.client-secret", () -> Provider.SECRET);
        properties.add("baton.security.oidc.groups.Support_Germany", () -> "support-agent");
    }

    @AfterAll
    static void close() {
        provider.close();
    }

    @BeforeEach
    void somebodyNew() {
        provider.forges(UnaryOperator.identity());
        System.setProperty(Provider.REDIRECT, "http://localhost:%d/login/oauth2/code/oidc".formatted(port));
        name = "ines." + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
    }

    @Test
    void theLoginPageLeadsToTheProvider() {
        assertThat(new Visitor(port).get("/login").body()).contains("/oauth2/authorization/oidc");
    }

    @Test
    void whoLogsInThereIsSomebodyHere() {
        tells(name, "Support_Germany", "unknown-group");
        var ines = new Visitor(port);
        assertThat(logsIn(ines)).isEqualTo("/");

        assertThat(ines.get("/").body()).contains(name);
        assertThat(ines.get("/camunda/app/tasklist/oidc/").statusCode()).isEqualTo(200);
        assertThat(ines.get("/api/openapi").statusCode()).isEqualTo(200);
        assertThat(identities.createUserQuery().userId(name).singleResult().getFirstName())
                .isEqualTo("Ines");
        assertThat(groups()).containsExactly("support-agent");
    }

    @Test
    void theirGroupsAreWhatTheProviderSaysAtEachLogin() {
        tells(name, "support-agent", "auditor");
        logsIn(new Visitor(port));
        assertThat(groups()).containsExactlyInAnyOrder("support-agent", "auditor");

        tells(name, "engineering");
        logsIn(new Visitor(port));
        assertThat(groups()).containsExactly("engineering");

        provider.says(name, Map.of("preferred_username", name));
        logsIn(new Visitor(port));
        assertThat(groups()).isEmpty();
    }

    @Test
    void theyHaveNoPasswordHere() {
        tells(name, "support-agent");
        logsIn(new Visitor(port));

        for (var guess : List.of("", "null", name)) {
            assertThat(Visitor.program(port)
                            .get("/api/openapi", "Authorization", Visitor.basic(name, guess))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void nobodyBecomesAPersonWithAPassword() {
        provider.says(name, Map.of("preferred_username", "admin", "groups", List.of("support-agent")));
        var thief = new Visitor(port);

        assertThat(logsIn(thief)).isEqualTo("/login?refused=taken");
        assertThat(thief.get("/").statusCode()).isEqualTo(302);
        assertThat(thief.get("/login?refused=taken").body()).contains("Somebody else has your user name");
    }

    @Test
    void nobodyInheritsANameAtTheProvider() {
        tells(name, "support-agent");
        logsIn(new Visitor(port));
        var thief = "thief" + UUID.randomUUID();
        provider.says(thief, Map.of("preferred_username", name, "groups", List.of("camunda-admin")));

        assertThat(logsIn(new Visitor(port), thief, uri -> uri, uri -> uri)).isEqualTo("/login?refused=taken");
        assertThat(groups()).containsExactly("support-agent");
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        provider.says(name, Map.of("preferred_username", "../admin"));

        assertThat(logsIn(new Visitor(port))).isEqualTo("/login?refused=name");
    }

    @Test
    void aForeignStateIsRefused() {
        tells(name, "support-agent");

        var landed = logsIn(new Visitor(port), name, uri -> uri, uri -> with(uri, "state", "c3RvbGVu"));

        assertThat(landed).isEqualTo("/login?refused=provider");
    }

    @Test
    void anAnswerToAnotherBrowsersLoginIsRefused() {
        tells(name, "support-agent");
        var answer = new String[1];
        logsIn(new Visitor(port), name, uri -> uri, uri -> {
            answer[0] = uri;
            return with(uri, "state", "kept");
        });

        var victim = new Visitor(port);
        victim.get("/oauth2/authorization/oidc");
        assertThat(place(victim.get(answer[0]))).isEqualTo("/login?refused=provider");
        assertThat(victim.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void aForeignNonceIsRefused() {
        tells(name, "support-agent");

        var landed = logsIn(new Visitor(port), name, uri -> with(uri, "nonce", "replayed"), uri -> uri);

        assertThat(landed).isEqualTo("/login?refused=provider");
        assertThat(identities.createUserQuery().userId(name).count()).isZero();
    }

    @Test
    void aForeignIssuerIsRefused() {
        provider.says(name, Map.of("preferred_username", name, "iss", "https://elsewhere.example"));

        assertThat(logsIn(new Visitor(port))).isEqualTo("/login?refused=provider");
    }

    @Test
    void anotherClientsTokenIsRefused() {
        provider.says(name, Map.of("preferred_username", name, "aud", List.of("another")));

        assertThat(logsIn(new Visitor(port))).isEqualTo("/login?refused=provider");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "None",
                "HS256 by Baton's secret",
                "RS256 of another payload",
                "RS256 of a key of its own"
            })
    void aTokenTheProviderDidNotSignIsRefused(String forgery) {
        tells(name, "support-agent");
        provider.forges(token -> forged(token, forgery));

        assertThat(logsIn(new Visitor(port))).isEqualTo("/login?refused=provider");
        assertThat(identities.createUserQuery().userId(name).count()).isZero();
    }

    @Test
    void anAnswerIsGoodOnce() {
        tells(name, "support-agent");
        var answer = new String[1];
        var ines = new Visitor(port);
        assertThat(logsIn(ines, name, uri -> uri, uri -> answer[0] = uri)).isEqualTo("/");

        assertThat(place(ines.get(answer[0]))).isEqualTo("/login?refused=provider");
        assertThat(place(new Visitor(port).get(answer[0]))).isEqualTo("/login?refused=provider");
    }

    @Test
    void whoLogsOutIsLoggedOutHere() {
        tells(name, "support-agent");
        var ines = new Visitor(port);
        logsIn(ines);
        ines.submit("/", "/logout", Map.of());

        assertThat(place(ines.get("/"))).isEqualTo("/login");
    }

    @Test
    void whoseNameWasGivenToAnotherSubjectIsLoggedOut() {
        tells(name, "support-agent");
        var ines = new Visitor(port);
        logsIn(ines);
        assertThat(ines.get("/").statusCode()).isEqualTo(200);
        identities.deleteUser(name);
        var another = "another" + UUID.randomUUID();
        provider.says(another, Map.of("preferred_username", name, "groups", List.of("camunda-admin")));
        assertThat(logsIn(new Visitor(port), another, uri -> uri, uri -> uri)).isEqualTo("/");

        assertThat(place(ines.get("/"))).isEqualTo("/login");
    }

    private static String forged(String token, String forgery) {
        try {
            var parsed = SignedJWT.parse(token);
            var claims = new JWTClaimsSet.Builder(parsed.getJWTClaimsSet())
                    .claim("groups", List.of("camunda-admin"))
                    .build();
            var ofHeader = parsed.getHeader().toBase64URL();
            var ofPayload = Base64URL.encode(claims.toString());
            return switch (forgery) {
                case "none", "None" -> Base64URL.encode("{\"alg\":\"%s\"}".formatted(forgery)) + "." + ofPayload + ".";
                case "RS256 of another payload" -> ofHeader + "." + ofPayload + "." + parsed.getSignature();
                case "HS256 by Baton's secret" -> {
                    var signed = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
                    signed.sign(new MACSigner((Provider.SECRET + " ".repeat(32)).substring(0, 32)));
                    yield signed.serialize();
                }
                default -> {
                    var own = new RSAKeyGenerator(2048).generate();
                    var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .jwk(own.toPublicJWK())
                            .keyID(parsed.getHeader().getKeyID())
                            .build();
                    var signed = new SignedJWT(header, claims);
                    signed.sign(new RSASSASigner(own));
                    yield signed.serialize();
                }
            };
        } catch (java.text.ParseException | JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void tells(String person, String... groups) {
        provider.says(person, Map.of("preferred_username", person, "given_name", "Ines", "groups", List.of(groups)));
    }

    private String logsIn(Visitor visitor) {
        return logsIn(visitor, name, uri -> uri, uri -> uri);
    }

    /** The way from Baton to the provider and back, on both of which somebody may lay hands; where it ends. */
    private String logsIn(
            Visitor visitor, String person, UnaryOperator<String> onTheWayThere, UnaryOperator<String> onTheWayBack) {
        var asked = onTheWayThere.apply(location(visitor.get("/oauth2/authorization/oidc")));
        assertThat(asked).startsWith(provider.issuer() + "/oauth2/authorize").contains("code_challenge=", "nonce=");
        var loginPage = location(visitor.get(asked));
        var again = location(visitor.submit(
                loginPage, provider.issuer() + "/login", Map.of("username", person, "password", person)));
        var back = location(visitor.get(again));
        assertThat(back).contains("/login/oauth2/code/oidc?code=");
        return place(visitor.get(onTheWayBack.apply(back)));
    }

    private List<String> groups() {
        return identities.createGroupQuery().groupMember(name).list().stream()
                .map(org.camunda.bpm.engine.identity.Group::getId)
                .toList();
    }

    private static String with(String uri, String parameter, String value) {
        return UriComponentsBuilder.fromUriString(uri)
                .replaceQueryParam(parameter, value)
                .build(true)
                .toUriString();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer + " " + answer.body()));
    }

    private static String place(HttpResponse<String> answer) {
        var place = URI.create(location(answer));
        return place.getQuery() == null ? place.getPath() : place.getPath() + "?" + place.getQuery();
    }
}
