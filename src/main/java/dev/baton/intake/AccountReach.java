package dev.baton.intake;

import org.springframework.security.core.Authentication;

/** Whose an account is that Baton knows. */
public interface AccountReach {

    /** Whether they may say anew what is known of it. */
    boolean mayWrite(Authentication login, String id);
}
