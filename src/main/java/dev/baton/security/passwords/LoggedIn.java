package dev.baton.security.passwords;

import java.io.Serializable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Whoever has logged in with a password.
 *
 * @param passwordStamp of the password they logged in with
 */
public record LoggedIn(String name, String passwordStamp) implements AuthenticatedPrincipal, Serializable {

    @Override
    public String getName() {
        return name;
    }
}
