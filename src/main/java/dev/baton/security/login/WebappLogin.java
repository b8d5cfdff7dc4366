package dev.baton.security.login;

import dev.baton.security.deeds.CaseReadings;
import dev.baton.security.passwords.Memberships;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Whoever is logged in to Baton is logged in to Tasklist and Cockpit as the same person. Camunda's webapps keep that person's groups and
 * applications in the session for five minutes: they are made to forget them when they may have changed.
 */
public class WebappLogin extends ContainerBasedAuthenticationFilter {

    private static final String KEPT = "authenticatedUser";

    private final Memberships memberships;

    private final CaseReadings readings;

    public WebappLogin(Memberships memberships, CaseReadings readings) {
        this.memberships = memberships;
        this.readings = readings;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var session = ((HttpServletRequest) request).getSession(false);
        var version = memberships.version();
        if (session != null && !(session.getAttribute(KEPT) instanceof Kept kept && kept.version == version)) {
            session.setAttribute(KEPT, new Kept(version));
        }
        readings.engineRead(SecurityContextHolder.getContext().getAuthentication());
        super.doFilter(request, response, chain);
    }

    /** Whatever a request that began earlier puts back at its end says itself that it is old. */
    private static final class Kept extends Authentications {

        private final long version;

        private Kept(long version) {
            this.version = version;
        }
    }

    /** Made by the filter through its name, hence public. */
    public static class CurrentUser implements AuthenticationProvider {

        @Override
        public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
            var user = request.getRemoteUser();
            return user == null ? AuthenticationResult.unsuccessful() : AuthenticationResult.successful(user);
        }

        @Override
        public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
            // The login page is the challenge.
        }
    }
}
