package dev.baton.security.passwords;

import java.io.Serializable;
import org.springframework.security.core.AuthenticatedPrincipal;

/** Whoever has logged in with a password. */
record LoggedIn(String name, String stamp) implements AuthenticatedPrincipal, Stamped, Serializable {

    @Override
    public String getName() {
        return name;
    }
}
