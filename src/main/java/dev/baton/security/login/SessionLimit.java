package dev.baton.security.login;

import dev.baton.engine.People;
import dev.baton.security.passwords.Memberships;
import dev.baton.security.passwords.Stamped;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session is over after so long, however busy it is, and as soon as its user is gone or has another password. What it may do is what
 * the user's groups are now. (That it is over when idle is the container's doing.)
 */
public class SessionLimit extends OncePerRequestFilter {

    private static final String SINCE = SessionLimit.class.getName() + ".since";

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
        var login = SecurityContextHolder.getContext().getAuthentication();
        if (session != null && login != null && !(login instanceof AnonymousAuthenticationToken)) {
            goOn(session, login);
        }
        chain.doFilter(request, response);
    }

    /** An answer that goes on later is given to who somebody is then. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    private void goOn(HttpSession session, Authentication login) {
        var person = isOver(session) ? Optional.<People.Known>empty() : memberships.find(login.getName());
        if (person.filter(now -> isTheSame(login, now)).isEmpty()) {
            session.invalidate();
            SecurityContextHolder.clearContext();
        } else {
            asOfNow(login, person.get());
        }
    }

    private boolean isOver(HttpSession session) {
        var now = clock.instant();
        return !since(session, now).plus(absolute).isAfter(now);
    }

    private static Instant since(HttpSession session, Instant now) {
        if (session.getAttribute(SINCE) instanceof Instant noted) {
            return noted;
        }
        session.setAttribute(SINCE, now);
        return now;
    }

    private static boolean isTheSame(Authentication login, People.Known person) {
        return login.getPrincipal() instanceof Stamped known && known.stamp().equals(person.stamp());
    }

    private static void asOfNow(Authentication login, People.Known person) {
        var current = UsernamePasswordAuthenticationToken.authenticated(
                login.getPrincipal(), null, Memberships.authorities(person));
        current.setDetails(login.getDetails());
        SecurityContextHolder.setContext(new SecurityContextImpl(current));
    }
}
