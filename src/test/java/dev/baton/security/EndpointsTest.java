package dev.baton.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.Desk;
import dev.baton.security.tokens.ApiTokens;
import dev.baton.security.tokens.Scope;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every endpoint there is stands in the table of {@code docs/security.md}, and every cell of the table is true. */
@BatonTest
class EndpointsTest {

    private static final AccessTable TABLE = AccessTable.read();

    private static final Map<String, String> PEOPLE = Map.of(
            "Agents", "sam",
            "Managers", "vera",
            "Process owners", "otto",
            "Auditors", "aud",
            "Administrators", "admin");

    private static final List<Endpoint> WEBAPPS = List.of(
            new Endpoint("GET", "/camunda/app/tasklist/default/"),
            new Endpoint("GET", "/camunda/app/cockpit/"),
            new Endpoint("GET", "/camunda/app/admin/default/"),
            new Endpoint("GET", "/camunda/app/welcome/default/"),
            new Endpoint("POST", "/camunda/api/admin/setup/default/user/create"),
            new Endpoint("POST", "/camunda/api/admin/auth/user/default/login/tasklist"),
            new Endpoint("GET", "/camunda/api/admin/auth/user/default"),
            new Endpoint("GET", "/camunda/api/engine/engine/"),
            new Endpoint("GET", "/camunda/api/cockpit/plugin/base/default/process-definition/statistics"));

    @LocalServerPort
    private int port;

    @Autowired
    private List<RequestMappingInfoHandlerMapping> mappings;

    @Autowired
    private IdentityService identities;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private Desk desk;

    private String number;
    private String ofIntegrator;
    private String token;

    record Endpoint(String method, String path) {}

    @BeforeEach
    void aCaseOfEachAndAnIntegrator() {
        var integrator = identities.newUser("helpdesk");
        integrator.setPassword("baton");
        identities.saveUser(integrator);
        identities.createMembership("helpdesk", Groups.INTEGRATORS);
        token = tokens.create("helpdesk", "test", Set.of(Scope.values()), Duration.ofDays(1));
        number = desk.standardCase().value();
        ofIntegrator = desk.report(desk.ordinaryAccount(), Map.of("source", "helpdesk"))
                .value();
    }

    @AfterEach
    void theIntegratorGoes() {
        identities.deleteUser("helpdesk");
    }

    @Test
    void everyEndpointStandsInTheTable() {
        assertThat(endpoints())
                .filteredOn(endpoint ->
                        TABLE.rowOf(endpoint.method(), sample(endpoint)).isEmpty())
                .isEmpty();
    }

    @Test
    void everyRowOfTheTableHasAnEndpoint() {
        var used = endpoints().stream()
                .flatMap(endpoint -> TABLE.rowOf(endpoint.method(), sample(endpoint)).stream())
                .toList();

        assertThat(TABLE.rows()).allMatch(used::contains);
    }

    @ParameterizedTest
    @MethodSource("roles")
    void everyCellIsTrue(String role) {
        var wrong = endpoints().stream()
                .filter(endpoint -> admits(role, endpoint) != mayAccordingToTheTable(role, endpoint))
                .map(endpoint -> "%s: %s %s".formatted(role, endpoint.method(), endpoint.path()))
                .toList();

        assertThat(wrong).isEmpty();
    }

    /** Another spelling opens nothing: it is refused alike, or there is nothing at that address. */
    @ParameterizedTest
    @ValueSource(strings = {"Nobody", "Agents", "Process owners", "Administrators"})
    void everyCellIsTrueHoweverTheAddressIsWritten(String role) {
        var wrong = oneOfEachRow().stream()
                .filter(endpoint -> !mayAccordingToTheTable(role, endpoint))
                .flatMap(endpoint -> spellings(endpoint).stream())
                .map(spelling -> openedBy(role, spelling))
                .filter(answer -> !answer.isEmpty())
                .toList();

        assertThat(wrong).isEmpty();
    }

    private Collection<Endpoint> oneOfEachRow() {
        var first = new LinkedHashMap<String, Endpoint>();
        endpoints()
                .forEach(endpoint -> first.putIfAbsent(
                        TABLE.rowOf(endpoint.method(), sample(endpoint)).orElseThrow() + endpoint.method(), endpoint));
        return first.values();
    }

    private List<Endpoint> spellings(Endpoint endpoint) {
        var method = endpoint.method();
        var path = sample(endpoint);
        var last = path.lastIndexOf('/') + 1;
        var spellings = new ArrayList<>(List.of(
                new Endpoint(method, path + "/"),
                new Endpoint(method, path + ";a=b"),
                new Endpoint(method, path + "?engine=default&_method=" + method),
                new Endpoint(method, path.toUpperCase(Locale.ROOT)),
                new Endpoint(method, path.substring(0, last) + "./" + path.substring(last)),
                new Endpoint(method, path.substring(0, last) + "x/../" + path.substring(last)),
                new Endpoint(method, "/" + path)));
        if (last < path.length()) {
            spellings.add(new Endpoint(
                    method,
                    path.substring(0, last) + "%%%02X".formatted((int) path.charAt(last)) + path.substring(last + 1)));
        }
        if (method.equals("GET")) {
            spellings.add(new Endpoint("HEAD", path));
            spellings.add(new Endpoint("HEAD", path + "/"));
        }
        return spellings;
    }

    /** Empty where it is; otherwise what was answered. */
    private String openedBy(String role, Endpoint spelling) {
        var answer = answer(spelling, login(role, spelling), spelling.path());
        var closed = refuses(answer)
                || answer.statusCode() == 400
                || Set.of(404, 405).contains(answer.statusCode()) && isOfBaton(answer);
        return closed
                ? ""
                : "%s: %s %s: %d %s"
                        .formatted(role, spelling.method(), spelling.path(), answer.statusCode(), answer.body());
    }

    private static boolean isOfBaton(HttpResponse<String> answer) {
        return answer.body().isEmpty()
                || answer.body().contains("correlationId")
                || answer.body().contains("There is no")
                || answer.body().contains("No static resource");
    }

    static Stream<String> roles() {
        return AccessTable.ROLES.stream();
    }

    @Test
    void anIntegratorDoesNothingWithoutTokenButMakeOne() {
        var admitted = endpoints().stream()
                .filter(endpoint -> TABLE.rowOf(endpoint.method(), sample(endpoint))
                        .orElseThrow()
                        .cell("Nobody")
                        .equals("–"))
                .filter(endpoint -> admits(endpoint, Visitor.basic("helpdesk", "baton"), sample(endpoint)))
                .map(Endpoint::path)
                .distinct()
                .toList();

        assertThat(admitted).containsExactlyInAnyOrder("/", "/tokens", "/tokens/{id}/revoke");
    }

    @Test
    void aTokenOpensExactlyWhatItsScopeIsFor() {
        for (var scope : Scope.values()) {
            var bearer = "Bearer " + tokens.create("admin", "test", Set.of(scope), Duration.ofDays(1));
            var wrong = endpoints().stream()
                    .filter(endpoint -> {
                        var row =
                                TABLE.rowOf(endpoint.method(), sample(endpoint)).orElseThrow();
                        return !row.cell("Nobody").equals("yes")
                                && admits(endpoint, bearer, sample(endpoint))
                                        != row.scope().equals(scope.label());
                    })
                    .map(endpoint -> "%s: %s %s".formatted(scope, endpoint.method(), endpoint.path()))
                    .toList();
            assertThat(wrong).isEmpty();
        }
    }

    private boolean mayAccordingToTheTable(String role, Endpoint endpoint) {
        return switch (TABLE.rowOf(endpoint.method(), sample(endpoint))
                .orElseThrow()
                .cell(role)) {
            case "yes", "engine" -> true;
            case "own" -> !endpoint.path().startsWith("/engine-rest");
            case "read" ->
                endpoint.method().equals("GET")
                        || Paths.ENGINE_QUERIES.matches(Requests.of(endpoint.method(), sample(endpoint)));
            default -> false;
        };
    }

    private boolean admits(String role, Endpoint endpoint) {
        var path = sample(endpoint);
        return admits(
                endpoint,
                login(role, endpoint),
                role.equals("Integrators") ? path.replace(number, ofIntegrator) : path);
    }

    private @org.jspecify.annotations.Nullable String login(String role, Endpoint endpoint) {
        return switch (role) {
            case "Nobody" -> null;
            case "Integrators" ->
                endpoint.path().equals("/") || endpoint.path().startsWith("/tokens")
                        ? Visitor.basic("helpdesk", "baton")
                        : "Bearer " + token;
            default -> Visitor.basic(PEOPLE.get(role), "baton");
        };
    }

    /** Whether Baton lets it through; the engine may still say no, in its own words. The body is one that nothing accepts. */
    private boolean admits(Endpoint endpoint, @org.jspecify.annotations.Nullable String authorization, String path) {
        return !refuses(answer(endpoint, authorization, path));
    }

    private HttpResponse<String> answer(
            Endpoint endpoint, @org.jspecify.annotations.Nullable String authorization, String path) {
        var headers = new ArrayList<>(
                List.of("Accept", "text/html;q=0.5, application/json", "Content-Type", "application/nothing"));
        if (authorization != null) {
            headers.addAll(List.of("Authorization", authorization));
        }
        return Visitor.program(port).send(endpoint.method(), path, "", headers.toArray(String[]::new));
    }

    private static boolean refuses(HttpResponse<String> answer) {
        var location = answer.headers().firstValue("Location").orElse("");
        var toLogin = location.endsWith("/login") || location.endsWith("?again");
        var byBaton = answer.body().contains("correlationId")
                || answer.body().contains("This is not for you")
                || answer.body().isEmpty();
        return toLogin || (answer.statusCode() == 401 || answer.statusCode() == 403) && byBaton;
    }

    private String sample(Endpoint endpoint) {
        return endpoint.path()
                .replace("{number}", number)
                .replace("{on}", "customer")
                .replace("{id}/revoke", "0/revoke")
                .replaceAll("\\{[^}]+}", "nothing")
                .replace("/**", "/liveness");
    }

    private Collection<Endpoint> endpoints() {
        var endpoints = new LinkedHashSet<Endpoint>();
        mappings.forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> endpoints.addAll(of(info))));
        EngineApi.operations().stream()
                .filter(operation -> !operation.method().equals("OPTIONS"))
                .forEach(operation ->
                        endpoints.add(new Endpoint(operation.method(), "/engine-rest" + operation.path())));
        endpoints.addAll(WEBAPPS);
        return endpoints;
    }

    private static List<Endpoint> of(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return info.getPatternValues().stream()
                .flatMap(path -> (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                        .stream().map(method -> new Endpoint(method.name(), path)))
                .toList();
    }
}
