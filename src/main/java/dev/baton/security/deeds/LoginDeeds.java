package dev.baton.security.deeds;

import dev.baton.casefile.Deed;
import dev.baton.casefile.TextRules;
import dev.baton.security.passwords.Memberships;
import dev.baton.security.passwords.TooManyTries;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who logged in, from where. Programs log in with every call: of those the first use of a day and address is told. A name that nobody
 * has may be a password in the wrong field, and is not kept.
 */
@Component
public class LoginDeeds {

    private static final int LONGEST_NAME = 64;

    private final ApplicationEventPublisher events;
    private final OnceADay once;
    private final FailedLogins failed;
    private final Memberships memberships;

    LoginDeeds(ApplicationEventPublisher events, OnceADay once, FailedLogins failed, Memberships memberships) {
        this.events = events;
        this.once = once;
        this.failed = failed;
        this.memberships = memberships;
    }

    @EventListener
    void loggedIn(InteractiveAuthenticationSuccessEvent event) {
        var login = event.getAuthentication();
        tell(login, login instanceof UsernamePasswordAuthenticationToken ? "password" : "provider");
    }

    @EventListener
    void loggedIn(AuthenticationSuccessEvent event) {
        var login = event.getAuthentication();
        if (isBasic()) {
            once.tell("basic %s %s".formatted(login.getName(), from(login)), () -> tell(login, "basic"));
        }
    }

    private void tell(Authentication login, String how) {
        events.publishEvent(Deed.of("LoggedIn")
                .by(login.getName())
                .about(Deed.PERSON, login.getName())
                .with("how", how)
                .words("from", from(login)));
    }

    @EventListener
    void loggedOut(LogoutSuccessEvent event) {
        var login = event.getAuthentication();
        events.publishEvent(Deed.of("LoggedOut")
                .by(login.getName())
                .about(Deed.PERSON, login.getName())
                .words("from", from(login)));
    }

    @EventListener
    void refused(AbstractAuthenticationFailureEvent event) {
        var login = event.getAuthentication();
        failed.tell(
                known(login.getName()),
                isBasic() ? "basic" : login instanceof UsernamePasswordAuthenticationToken ? "password" : "provider",
                event.getException() instanceof TooManyTries ? "slowed" : "refused",
                from(login));
    }

    /** A token is used from this address. */
    public void used(String owner, long token, String address) {
        once.tell(
                "token %d %s".formatted(token, address),
                () -> events.publishEvent(Deed.of("TokenUsed")
                        .by(owner)
                        .about("token", String.valueOf(token))
                        .words("from", address)));
    }

    /** Something that is no good token is tried from this address. */
    public void refusedToken(String address) {
        failed.tell(null, "token", "refused", address);
    }

    private @Nullable String known(String name) {
        return name.length() <= LONGEST_NAME && TextRules.unstorable(name) < 0 && memberships.exists(name)
                ? name
                : null;
    }

    private static String from(Authentication login) {
        return login.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "unknown";
    }

    private static boolean isBasic() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                && String.valueOf(request.getRequest().getHeader("Authorization"))
                        .regionMatches(true, 0, "Basic ", 0, 6);
    }
}
