package dev.baton.security.login;

import dev.baton.security.passwords.Memberships;
import dev.baton.security.passwords.TooManyTries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Logins, refused logins and logouts, one line each. What is no name of anybody is not written down: it may be a password in the wrong
 * field. Programs log in with every call, therefore only what is refused to them is told.
 */
@Component
class LoginLog {

    private static final Logger log = LoggerFactory.getLogger(LoginLog.class);

    private final Memberships memberships;

    LoginLog(Memberships memberships) {
        this.memberships = memberships;
    }

    @EventListener
    void loggedIn(InteractiveAuthenticationSuccessEvent event) {
        log.info("Logged in: {}", whoAndWhere(event.getAuthentication()));
    }

    @EventListener
    void refused(AbstractAuthenticationFailureEvent event) {
        if (event.getException() instanceof TooManyTries) {
            return;
        }
        log.info(
                "Login refused: {}, {}",
                whoAndWhere(event.getAuthentication()),
                event.getException().getClass().getSimpleName());
    }

    @EventListener
    void loggedOut(LogoutSuccessEvent event) {
        log.info("Logged out: {}", whoAndWhere(event.getAuthentication()));
    }

    private String whoAndWhere(Authentication login) {
        var name = memberships.exists(login.getName()) ? login.getName() : "nobody known";
        return login.getDetails() instanceof WebAuthenticationDetails web
                ? name + " from " + web.getRemoteAddress()
                : name;
    }
}
