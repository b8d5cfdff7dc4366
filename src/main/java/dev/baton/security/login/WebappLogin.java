package dev.baton.security.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;

/** Whoever is logged in to Baton is logged in to Tasklist and Cockpit as the same person. */
public class WebappLogin extends ContainerBasedAuthenticationFilter {

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
