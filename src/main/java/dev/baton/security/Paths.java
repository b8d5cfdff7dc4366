package dev.baton.security;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RegexRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Which requests are spoken of. The engine's REST API is there twice: for Modeler and, below the webapps, for Tasklist and Cockpit. */
final class Paths {

    static final RequestMatcher CAMUNDA = anyOf("/camunda/**");
    static final RequestMatcher APIS = anyOf("/api/**", "/engine-rest/**");
    static final RequestMatcher CAMUNDA_APIS = anyOf("/camunda/api/**");
    static final RequestMatcher CAMUNDA_LOGOUT =
            matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/default/logout");
    /** Whoever calls these shows who they are by their signature; see intake. */
    static final RequestMatcher SIGNED =
            anyOf(HttpMethod.POST, "/api/webhooks/{source}", "/api/slack/interactions", "/api/slack/events");

    /** Whoever knows such an address has been given it: the address is the secret, and nothing a browser adds counts. */
    static final RequestMatcher SECRETS = anyOf("/status/{token}", "/status/{token}/**");

    static final RequestMatcher ENGINE = anyOf("/engine-rest/**", "/camunda/api/engine/**");

    /** What of the engine Tasklist needs. Whatever shows instances of other teams is not among it. */
    static final RequestMatcher ENGINE_OF_TASKLIST = anyOf(Stream.concat(
                    Stream.of("/camunda/api/engine/engine", "/camunda/api/engine/engine/"),
                    Stream.of(
                                    "task",
                                    "filter",
                                    "process-definition",
                                    "deployment",
                                    "user",
                                    "group",
                                    "identity",
                                    "authorization",
                                    "history",
                                    "version")
                            .flatMap(resource -> Stream.of(
                                    "/engine-rest/%s/**".formatted(resource),
                                    "/camunda/api/engine/engine/default/%s/**".formatted(resource))))
            .toArray(String[]::new));

    static final RequestMatcher COCKPIT = anyOf("/camunda/app/cockpit/**", "/camunda/api/cockpit/**");

    /** Whether Baton is alive is asked by address, and signed messages come by whatever name their sender was given. */
    static final RequestMatcher PROGRAMS = new OrRequestMatcher(SIGNED, matcher(HttpMethod.GET, "/actuator/health/**"));

    /** Ways in beside Baton's login, and a second name for the engine that path rules would have to repeat. */
    static final RequestMatcher CLOSED = anyOf(
            "/camunda/api/admin/setup/**",
            "/camunda/api/admin/auth/user/*/login/**",
            "/camunda/api/engine/engine/*/identity/verify",
            "/engine-rest/identity/verify",
            "/engine-rest/engine/**");

    static final String[] TASK_NOTES = {
        "/engine-rest/task/{id}/comment/**",
        "/engine-rest/task/{id}/attachment/**",
        "/camunda/api/engine/engine/{engine}/task/{id}/comment/**",
        "/camunda/api/engine/engine/{engine}/task/{id}/attachment/**"
    };
    static final String[] INSTANCE_NOTES = {
        "/engine-rest/process-instance/{id}/comment/**",
        "/camunda/api/engine/engine/{engine}/process-instance/{id}/comment/**"
    };

    /** The engine's REST API reads by POST where the query is long. */
    static final RequestMatcher ENGINE_QUERIES = RegexRequestMatcher.regexMatcher(
            HttpMethod.POST,
            "(/engine-rest|/camunda/api/engine/engine/default)/(?!message|signal|condition|history/cleanup)"
                    + "((history/)?[a-z-]+(/count)?|filter/[^/]+/(list|count|singleResult))/?(\\?.*)?");

    private Paths() {}

    static RequestMatcher reading(RequestMatcher some) {
        return new AndRequestMatcher(some, new OrRequestMatcher(ENGINE_QUERIES, matcher(HttpMethod.GET, "/**")));
    }

    static RequestMatcher anyOf(String... paths) {
        return anyOf(null, paths);
    }

    static RequestMatcher anyOf(@Nullable HttpMethod method, String... paths) {
        return new OrRequestMatcher(
                Stream.of(paths).map(path -> matcher(method, path)).toList());
    }

    /**
     * What servers take for the same address is the same here: with a slash at its end, as Jersey has it, and asked for its head, which
     * every server makes of what it answers to GET.
     */
    static RequestMatcher matcher(@Nullable HttpMethod method, String path) {
        return new OrRequestMatcher(methods(method)
                .flatMap(same -> slashed(path).map(either -> exactly(same, either)))
                .toList());
    }

    private static Stream<Optional<HttpMethod>> methods(@Nullable HttpMethod method) {
        return HttpMethod.GET.equals(method)
                ? Stream.of(Optional.of(HttpMethod.GET), Optional.of(HttpMethod.HEAD))
                : Stream.of(Optional.ofNullable(method));
    }

    private static Stream<String> slashed(String path) {
        return path.endsWith("/**") || path.endsWith("/") ? Stream.of(path) : Stream.of(path, path + "/");
    }

    private static RequestMatcher exactly(Optional<HttpMethod> method, String path) {
        var matcher = PathPatternRequestMatcher.withDefaults();
        return method.map(one -> matcher.matcher(one, path)).orElseGet(() -> matcher.matcher(path));
    }
}
