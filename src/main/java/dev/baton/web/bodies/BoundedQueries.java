package dev.baton.web.bodies;

import dev.baton.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/**
 * The engine answers a query that names no {@code maxResults} with all there is; here it answers with {@link #MOST}, the most its
 * own pages ask for.
 */
@Component
class BoundedQueries extends OncePerRequestFilter {

    static final int MOST = 2_000;

    /** The engine answers more of its metrics with an error. */
    private static final int MOST_METRICS = 200;

    private static final String MAX_RESULTS = "maxResults";
    private static final String ADVICE =
            "maxResults is at most %,d, given once. Ask for more by pages, with firstResult.".formatted(MOST);

    private final ProblemWriter problems;

    BoundedQueries(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getServletPath();
        return !path.startsWith("/engine-rest") && !path.startsWith("/camunda");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var given = parameters(request).filter(BoundedQueries::isMaxResults).toList();
        if (given.isEmpty()) {
            chain.doFilter(new Bounded(request), response);
        } else if (given.size() == 1 && isWithin(given)) {
            chain.doFilter(request, response);
        } else {
            problems.write(request, response, 400, ADVICE);
        }
    }

    private static Stream<String> parameters(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? Stream.empty() : Arrays.stream(query.split("&")).filter(part -> !part.isEmpty());
    }

    private static boolean isMaxResults(String parameter) {
        var name = parameter.split("=", 2)[0];
        return name.equals(MAX_RESULTS) || name.contains("%") && decoded(name).equals(MAX_RESULTS);
    }

    private static String decoded(String name) {
        try {
            return UriUtils.decode(name, java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return MAX_RESULTS;
        }
    }

    private static boolean isWithin(List<String> given) {
        var value = given.get(0).replaceFirst("^[^=]*=?", "");
        return value.matches("\\d{1,4}") && Integer.parseInt(value) <= MOST;
    }

    private static final class Bounded extends HttpServletRequestWrapper {

        Bounded(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getQueryString() {
            var request = (HttpServletRequest) getRequest();
            var most = request.getServletPath().contains("/metrics")
                            || String.valueOf(request.getPathInfo()).contains("/metrics")
                    ? MOST_METRICS
                    : MOST;
            return Stream.concat(parameters(request), Stream.of(MAX_RESULTS + "=" + most))
                    .collect(Collectors.joining("&"));
        }
    }
}
