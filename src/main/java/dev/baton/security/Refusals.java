package dev.baton.security;

import dev.baton.security.passwords.TooManyTries;
import dev.baton.web.ProblemWriter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** How Baton says no: to an API client with problem details, to a person with a page, and to who reads the log. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger log = LoggerFactory.getLogger(Refusals.class);

    private static final String NOT_FOR_YOU =
            "Your groups, or the scopes of your token, do not allow it, or the case is "
                    + "another team's. Ask an administrator if you should be able to do it.";
    private static final String NO_CSRF_TOKEN =
            "A session may only do this from Baton's own pages. API clients use Basic authentication or a token, without cookies.";

    private static final Pattern OF_A_CASE = Pattern.compile("/cases/C-[0-9]+");

    private final ProblemWriter problems;
    private final AccessDeniedHandler page = new AccessDeniedHandlerImpl();

    Refusals(ProblemWriter problems) {
        this.problems = problems;
    }

    /** Nobody is logged in, or not rightly. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof TooManyTries tooMany) {
            response.setHeader("Retry-After", String.valueOf(tooMany.seconds()));
            problems.write(request, response, 429, tooMany.getMessage());
            return;
        }
        if (!isBrowser(request)) {
            response.addHeader("WWW-Authenticate", "Basic realm=\"Baton\"");
        }
        response.addHeader("WWW-Authenticate", "Bearer realm=\"Baton\"");
        problems.write(request, response, 401, "Log in: with user and password (Basic) or with a token (Bearer).");
    }

    /** One would ask for a password and send it from then on with whatever any page makes it ask for. */
    private static boolean isBrowser(HttpServletRequest request) {
        return request.getHeader("Sec-Fetch-Mode") != null
                || request.getHeader("Sec-Fetch-Site") != null
                || String.valueOf(request.getHeader("Accept")).contains("text/html")
                || String.valueOf(request.getHeader("User-Agent")).startsWith("Mozilla/");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException, ServletException {
        log.info(
                "Not allowed: {} {} for {} from {}",
                request.getMethod(),
                request.getServletPath(),
                request.getRemoteUser(),
                request.getRemoteAddr());
        if (Paths.APIS.matches(request)) {
            problems.write(request, response, 403, why instanceof CsrfException ? NO_CSRF_TOKEN : NOT_FOR_YOU);
        } else if (why instanceof CsrfException && "/login".equals(request.getServletPath())) {
            response.sendRedirect("/login?again");
        } else if (why instanceof CsrfException
                && OF_A_CASE.matcher(request.getServletPath()).lookingAt()) {
            response.sendRedirect(ownPage(request));
        } else {
            page.handle(request, response, why);
        }
    }

    /** The session ended while somebody wrote: they log in and are where they were, and the page still has their words. */
    private static String ownPage(HttpServletRequest request) {
        var path = OF_A_CASE.matcher(request.getServletPath());
        return path.lookingAt() ? path.group() + "?again" : "/";
    }
}
