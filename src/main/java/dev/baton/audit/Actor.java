package dev.baton.audit;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who does what is happening now. */
final class Actor {

    static final String BATON = "baton";

    private Actor() {}

    static String now() {
        var login = SecurityContextHolder.getContext().getAuthentication();
        return login == null || login instanceof AnonymousAuthenticationToken ? BATON : login.getName();
    }
}
