package dev.baton.web;

import dev.baton.web.masking.Mask;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * One id for everything a request leads to: in its answer, in an error it gets, in every line of the log. What a filter throws is
 * logged here, because the container's own line comes after the id is gone.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Correlation extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(Correlation.class);

    static final String HEADER = "X-Correlation-Id";
    static final String KEY = "correlationId";

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = accepted(request.getHeader(HEADER));
        request.setAttribute(KEY, id);
        response.setHeader(HEADER, id);
        MDC.put(KEY, id);
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException failure) {
            if (isWithoutItsBody(request)) {
                log.debug("Half a body was no use", failure);
                return;
            }
            if (response.isCommitted()) {
                throw failure;
            }
            log.error("A request failed", failure);
            response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        } finally {
            MDC.remove(KEY);
        }
    }

    /** Its sender went away, or was too slow: the container answers, if there is anybody to be answered. */
    private static boolean isWithoutItsBody(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IOException;
    }

    static @Nullable Object of(HttpServletRequest request) {
        return request.getAttribute(KEY);
    }

    private static String accepted(@Nullable String offered) {
        return offered != null
                        && SANE.matcher(offered).matches()
                        && Mask.over(offered).equals(offered)
                ? offered
                : UUID.randomUUID().toString();
    }
}
