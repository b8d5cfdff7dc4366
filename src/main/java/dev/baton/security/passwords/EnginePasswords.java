package dev.baton.security.passwords;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** One login for everything: people and groups are the engine's, a group is an authority. */
@Component
class EnginePasswords implements AuthenticationProvider {

    private final Memberships memberships;
    private final Tries tries;

    EnginePasswords(Memberships memberships, Tries tries) {
        this.memberships = memberships;
        this.tries = tries;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        var user = login.getName();
        var stamp = tries.stampOf(user, String.valueOf(login.getCredentials()), address(login))
                .orElseThrow(() -> new BadCredentialsException("User or password is wrong"));
        return UsernamePasswordAuthenticationToken.authenticated(new LoggedIn(user, stamp), null, memberships.of(user));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static String address(Authentication login) {
        return login.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
    }
}
