package dev.baton.security.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.security.Visitor;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class PasswordTest {

    private static final String GOOD = "seven quiet otters paint";

    @LocalServerPort
    private int port;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private IdentityService identities;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private VerifiedPasswords verified;

    @Autowired
    private LoginThrottle throttle;

    @Autowired
    private Desk desk;

    private String user;
    private @org.jspecify.annotations.Nullable Visitor loggedIn;
    private final java.util.concurrent.ExecutorService guessers = java.util.concurrent.Executors.newFixedThreadPool(60);

    @BeforeEach
    void somebody() {
        user = "u" + UUID.randomUUID().toString().substring(0, 8);
        var somebody = identities.newUser(user);
        somebody.setFirstName("Wilhelmina");
        somebody.setPassword(GOOD);
        identities.saveUser(somebody);
        identities.createMembership(user, "support-agent");
    }

    @AfterEach
    void nobody() {
        guessers.shutdown();
        throttle.forgetAll();
        identities.deleteUser(user);
        desk.realTime();
    }

    @Test
    void passwordsAreStoredBySlowFunction() {
        assertThat(stored()).startsWith("{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void oneStoredByAFastFunctionIsStoredBySlowOneAtTheNextLogin() throws Exception {
        var salt = "c2FsdA==";
        var hash = java.util.Base64.getEncoder()
                .encodeToString(java.security.MessageDigest.getInstance("SHA-512")
                        .digest((GOOD + salt).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        jdbc.sql("update act_id_user set pwd_ = ?, salt_ = ? where id_ = ?")
                .params("{SHA-512}" + hash, salt, user)
                .update();

        assertThat(asks("127.0.0.1", "not it")).contains(" 401 ");
        assertThat(stored()).startsWith("{SHA-512}");
        assertThat(asks("127.0.0.1", GOOD)).contains(" 200 ");
        assertThat(stored()).startsWith("{ARGON2ID}");
        verified.forgetAll();
        assertThat(asks("127.0.0.1", GOOD)).contains(" 200 ");
    }

    @Test
    void whoGuessesWaitsLongerEachTimeAndAtMostAMinute() {
        desk.setTime(desk.now());
        guess(3);
        assertThat(asks("127.0.0.1", "guess")).contains(" 429 ", "Retry-After: 1\r\n");
        assertThat(asks("127.0.0.1", GOOD))
                .as("the right one is not looked at either")
                .contains(" 429 ");

        for (var wait = 1; wait < 128; wait *= 2) {
            desk.setTime(desk.now().plusSeconds(Math.min(wait, 60)));
            assertThat(asks("127.0.0.1", "guess")).as("after %d s", wait).contains(" 401 ");
        }
        assertThat(asks("127.0.0.1", GOOD)).contains(" 429 ", "Retry-After: 60\r\n");
        desk.setTime(desk.now().plus(LoginThrottle.LONGEST));
        assertThat(asks("127.0.0.1", GOOD)).contains(" 200 ");
    }

    @Test
    void aStrangersWrongPasswordsDoNotDelayTheRightUser() {
        desk.setTime(desk.now());
        for (var guess = 0; guess < 30; guess++) {
            asks("127.0.0.2", "guess " + guess);
        }
        assertThat(asks("127.0.0.2", "guess")).contains(" 429 ");
        assertThat(asks("127.0.0.3", GOOD)).contains(" 200 ");
    }

    @Test
    void whoTriesManyNamesFromOneAddressWaitsToo() {
        desk.setTime(desk.now());
        for (var name = 0; name < 20; name++) {
            assertThat(asks("127.0.0.4", "name" + name, "Spring2026!")).contains(" 401 ");
        }
        assertThat(asks("127.0.0.4", "name20", "Spring2026!")).contains(" 429 ");
        assertThat(asks("127.0.0.4", GOOD)).contains(" 429 ");
    }

    @Test
    void anAddressAUserHasLoggedInFromIsNotDelayedForItsOtherUsers() {
        desk.setTime(desk.now());
        assertThat(asks("127.0.0.5", GOOD)).contains(" 200 ");
        for (var name = 0; name < 25; name++) {
            asks("127.0.0.5", "name" + name, "Spring2026!");
        }
        assertThat(asks("127.0.0.5", GOOD)).contains(" 200 ");
    }

    @Test
    void manyGuessesAtOnceAreLookedAtNoMoreThanManyInTurn() {
        desk.setTime(desk.now());
        var answers = java.util.stream.IntStream.range(0, 60)
                .mapToObj(guess -> java.util.concurrent.CompletableFuture.supplyAsync(
                        () -> asks("127.0.0.6", "name" + guess, "Spring2026!"), guessers))
                .toList();

        assertThat(answers.stream().filter(answer -> answer.join().contains(" 401 ")))
                .hasSize(20);
        assertThat(answers.stream().filter(answer -> answer.join().contains(" 429 ")))
                .hasSize(40);
    }

    /** Whoever took over a session would try its owner's password where one is changed. */
    @Test
    void aPasswordIsTriedNoOftenerWhereItIsChanged() {
        desk.setTime(desk.now());
        assertThat(asks("127.0.0.1", GOOD)).contains(" 200 ");
        for (var guess = 0; guess < 3; guess++) {
            assertThat(changes("guess " + guess)).isEqualTo(400);
        }
        assertThat(changes("guess 3")).isEqualTo(429);
        assertThat(changes(GOOD)).as("the right one is not looked at either").isEqualTo(429);
    }

    private int changes(String current) {
        var body =
                "{\"password\": \"eleven loud herons sing\", \"authenticatedUserPassword\": \"%s\"}".formatted(current);
        return session()
                .send(
                        "PUT",
                        "/camunda/api/engine/engine/default/user/" + user + "/credentials",
                        body,
                        "Content-Type",
                        "application/json",
                        "X-XSRF-TOKEN",
                        session().cookie("XSRF-TOKEN"))
                .statusCode();
    }

    private Visitor session() {
        if (loggedIn == null) {
            loggedIn = new Visitor(port);
            loggedIn.logIn(user, GOOD);
            loggedIn.get("/camunda/app/tasklist/default/");
        }
        return loggedIn;
    }

    @Test
    void theLoginPageSaysHowLongToWait() {
        desk.setTime(desk.now());
        var visitor = new Visitor(port);
        for (var guess = 0; guess < 3; guess++) {
            assertThat(location(visitor.logIn(user, "guess"))).endsWith("/login?error");
        }
        assertThat(location(visitor.logIn(user, "guess"))).endsWith("/login?wait=1");
        assertThat(visitor.get("/login?wait=1").body()).contains("Wait 1 seconds");
        desk.setTime(desk.now().plus(Duration.ofMinutes(16)));
    }

    @Test
    void apiClientsDoNotPayForTheSlowFunctionWithEveryCall() {
        asks("127.0.0.1", GOOD);
        var before = System.nanoTime();
        for (var call = 0; call < 50; call++) {
            assertThat(asks("127.0.0.1", GOOD)).contains(" 200 ");
        }
        var each = Duration.ofNanos((System.nanoTime() - before) / 50);
        verified.forgetAll();
        before = System.nanoTime();
        asks("127.0.0.1", GOOD);
        var unremembered = Duration.ofNanos(System.nanoTime() - before);
        System.out.printf("A call with Basic: %d ms remembered, %d ms not%n", each.toMillis(), unremembered.toMillis());

        assertThat(each).isLessThan(unremembered.dividedBy(2));
    }

    @ParameterizedTest
    @CsvSource({
        "short1!A, 12 to 128 characters",
        "correcthorsewilhelmina, user's id or name",
        "passwordpassword1, easy to guess",
        "qwertyuiopasdfgh, easy to guess",
        "aaaaaaaaaaaaaaaa, easy to guess"
    })
    void aWeakPasswordIsRefusedWithTheRules(String password, String rule) {
        var answer = http.withBasicAuth("admin", "baton")
                .exchange(
                        "/engine-rest/user/" + user + "/credentials",
                        org.springframework.http.HttpMethod.PUT,
                        new org.springframework.http.HttpEntity<>(
                                Map.of("password", password, "authenticatedUserPassword", "baton")),
                        String.class);
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody()).contains("The password is too weak", rule);
        assertThat(rules(password)).contains(rule + "");
    }

    @Test
    void aWeakPasswordIsRefusedForANewUserToo() {
        var profile = Map.of("id", "newcomer", "firstName", "New", "lastName", "Comer");
        var answer = http.withBasicAuth("admin", "baton")
                .postForEntity(
                        "/engine-rest/user/create",
                        Map.of("profile", profile, "credentials", Map.of("password", "newcomer1")),
                        String.class);
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(identities.createUserQuery().userId("newcomer").count()).isZero();
    }

    @Test
    void theDemoPasswordIsGoodInEvaluationModeOnly() {
        assertThat(identities.checkPasswordAgainstPolicy("baton").isValid()).isTrue();
        var outside = new PasswordRules(false, "baton");
        assertThat(outside.getRules()).anyMatch(rule -> !rule.execute("baton"));
    }

    @Test
    void theFirstAdministratorsPasswordFollowsTheRules() {
        assertThatThrownBy(() -> {
                    var admin = identities.newUser("root");
                    admin.setPassword("administrator");
                    identities.saveUser(admin);
                })
                .hasMessageContaining("too weak");
    }

    private String rules(String password) {
        var somebody = identities.createUserQuery().userId(user).singleResult();
        return identities.checkPasswordAgainstPolicy(password, somebody).getViolatedRules().stream()
                .map(org.camunda.bpm.engine.identity.PasswordPolicyRule::getPlaceholder)
                .toList()
                .toString();
    }

    private void guess(int times) {
        for (var guess = 0; guess < times; guess++) {
            assertThat(asks("127.0.0.1", "guess")).contains(" 401 ");
        }
    }

    private String asks(String address, String password) {
        return asks(address, user, password);
    }

    private String asks(String address, String name, String password) {
        return Visitor.from(address, port, "/api/openapi", "Authorization: " + Visitor.basic(name, password) + "\r\n");
    }

    private String stored() {
        return jdbc.sql("select pwd_ from act_id_user where id_ = ?")
                .param(user)
                .query(String.class)
                .single();
    }

    private static String location(java.net.http.HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
