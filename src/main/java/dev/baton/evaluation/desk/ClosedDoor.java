package dev.baton.evaluation.desk;

import dev.baton.evaluation.EvaluationMode;
import dev.baton.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/**
 * While the desk is being prepared nobody works under a moved clock: 503 with {@code Retry-After} for whatever is asked, as a page
 * that loads itself again, or as a problem for programs. Health and what the page looks like are answered.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
@ConditionalOnProperty(EvaluationMode.PROPERTY)
class ClosedDoor extends OncePerRequestFilter {

    private static final int SECONDS = 2;
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "form-action 'none'; frame-ancestors 'self'; base-uri 'none'";

    private final Preparation preparation;
    private final ITemplateEngine templates;
    private final LocaleResolver languages;
    private final ProblemWriter problems;

    ClosedDoor(Preparation preparation, ITemplateEngine templates, LocaleResolver languages, ProblemWriter problems) {
        this.preparation = preparation;
        this.templates = templates;
        this.languages = languages;
        this.problems = problems;
    }

    /**
     * What the layout asks of a page.
     *
     * @param user nobody
     */
    public record Frame(String language, boolean embedded, Object user) {}

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getServletPath();
        return !preparation.isUnderWay() || path.startsWith("/baton/") || path.startsWith("/actuator/health");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "" + SECONDS);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (isAskedForAPage(request)) {
            page(request, response);
        } else {
            problems.write(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, told());
        }
    }

    private void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        var exchange = JakartaServletWebApplication.buildApplication(getServletContext())
                .buildExchange(request, response);
        var language = languages.resolveLocale(request);
        var words = Map.<String, Object>of(
                "frame",
                new Frame(language.getLanguage(), false, null),
                "refresh",
                SECONDS,
                "cases",
                preparation.cases(),
                "of",
                preparation.of());
        templates.process("evaluation/being-prepared", new WebContext(exchange, language, words), response.getWriter());
    }

    private String told() {
        return "The desk is being prepared: %d of %d cases. Ask again in a moment."
                .formatted(preparation.cases(), preparation.of());
    }

    private static boolean isAskedForAPage(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }
}
