package dev.baton.security.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session is over after so long, however busy it is, and as soon as its user or one of the user's groups is gone. (That it is
 * over when idle is the container's doing.)
 */
public class SessionLimit extends OncePerRequestFilter {

    private static final String SINCE = SessionLimit.class.getName() + ".since";
    private static final String LOOKED = SessionLimit.class.getName() + ".looked";
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final Duration absolute;
    private final Memberships memberships;
    private final Clock clock;

    public SessionLimit(Duration absolute, Memberships memberships, Clock clock) {
        this.absolute = absolute;
        this.memberships = memberships;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null && isLoggedIn() && isOver(session)) {
            session.invalidate();
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }

    private boolean isOver(HttpSession session) {
        var now = clock.instant();
        if (!moment(session, SINCE, now).plus(absolute).isAfter(now)) {
            return true;
        }
        if (!moment(session, LOOKED, now).plus(LOOK_AGAIN).isAfter(now)) {
            session.setAttribute(LOOKED, now);
            return !isStillWhoTheyWere();
        }
        return false;
    }

    private boolean isStillWhoTheyWere() {
        var login = SecurityContextHolder.getContext().getAuthentication();
        return memberships.exists(login.getName())
                && memberships.of(login.getName()).containsAll(memberships.groupsIn(login.getAuthorities()));
    }

    private static Instant moment(HttpSession session, String name, Instant now) {
        if (session.getAttribute(name) instanceof Instant noted) {
            return noted;
        }
        session.setAttribute(name, now);
        return now;
    }

    private static boolean isLoggedIn() {
        var login = SecurityContextHolder.getContext().getAuthentication();
        return login != null && !(login instanceof AnonymousAuthenticationToken);
    }
}
