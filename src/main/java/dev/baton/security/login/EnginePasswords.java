package dev.baton.security.login;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** One login for everything: people and groups are the engine's, a group is an authority. */
@Component
class EnginePasswords implements AuthenticationProvider {

    private static final int LONGEST_NAME = 64;

    private final IdentityService identities;
    private final Memberships memberships;
    private final LoginThrottle throttle;
    private final VerifiedPasswords verified;

    EnginePasswords(
            IdentityService identities, Memberships memberships, LoginThrottle throttle, VerifiedPasswords verified) {
        this.identities = identities;
        this.memberships = memberships;
        this.throttle = throttle;
        this.verified = verified;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        var user = login.getName();
        var password = String.valueOf(login.getCredentials());
        if (isTooLong(user, password) || !isRight(user, password, address(login))) {
            throw new BadCredentialsException("User or password is wrong");
        }
        return UsernamePasswordAuthenticationToken.authenticated(user, null, memberships.of(user));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private boolean isRight(String user, String password, String address) {
        return throttle.isRight(
                user,
                address,
                () -> verified.knows(user, password) && memberships.exists(user),
                () -> isRight(user, password));
    }

    private boolean isRight(String user, String password) {
        var right = identities.checkPassword(user, password);
        if (right) {
            verified.remember(user, password);
        }
        return right;
    }

    private static boolean isTooLong(String user, String password) {
        return user.length() > LONGEST_NAME || password.length() > PasswordRules.LONGEST * 2;
    }

    private static String address(Authentication login) {
        return login.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
    }
}
