package dev.baton.security.origin;

import dev.baton.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whatever changes something is taken from Baton's own pages and from programs, however somebody is logged in: browsers send not only
 * cookies with what a foreign page asks for, but passwords they remember as well. They say by headers which no page can set where a
 * request comes from; programs send none of them.
 */
public class OwnPagesOnly extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
    private static final String NOT_OURS =
            "Baton is not called that. Ask it under one of its names (baton.security.hosts).";
    private static final String FOREIGN =
            "A page of another site may not do this. Do it from Baton's own pages, or without the headers Origin and Sec-Fetch-Site. "
                    + "Behind a proxy that asks under another name, whoever runs Baton sets baton.security.hosts.";

    private final OwnNames names;
    private final RequestMatcher programs;
    private final RequestMatcher secrets;
    private final ProblemWriter problems;

    /**
     * @param programs what is asked by programs only, under whatever name, and changes nothing for who is logged in
     * @param secrets addresses that are secrets: their pages send no referrer, and browsers say {@code Origin: null} then
     */
    public OwnPagesOnly(OwnNames names, RequestMatcher programs, RequestMatcher secrets, ProblemWriter problems) {
        this.names = names;
        this.programs = programs;
        this.secrets = secrets;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (programs.matches(request)) {
            chain.doFilter(request, response);
        } else if (!names.isAskedByOne(request)) {
            problems.write(request, response, HttpServletResponse.SC_BAD_REQUEST, NOT_OURS);
        } else if (!READING.contains(request.getMethod()) && isForeign(request)) {
            problems.write(request, response, HttpServletResponse.SC_FORBIDDEN, FOREIGN);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isForeign(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Sec-Fetch-Site")).stream()
                        .anyMatch(site -> !OWN_SITE.contains(site))
                || Collections.list(request.getHeaders("Origin")).stream()
                        .anyMatch(origin -> !names.isOwn(origin, request) && !isUnsaid(origin, request));
    }

    private boolean isUnsaid(String origin, HttpServletRequest request) {
        return origin.equals("null") && secrets.matches(request);
    }
}
