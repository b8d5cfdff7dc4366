package dev.baton.security;

import dev.baton.security.tokens.Scope;
import dev.baton.security.tokens.TokenLogin;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Members of these groups may; by token only if the token is for this scope. An integrator may by token only, and a person
 * without any group may nothing.
 *
 * @param scope null where no token will do
 */
record AccessRule(Set<String> groups, @Nullable Scope scope)
        implements AuthorizationManager<RequestAuthorizationContext> {

    static AccessRule to(Stream<String> groups, @Nullable Scope scope) {
        return new AccessRule(groups.collect(Collectors.toUnmodifiableSet()), scope);
    }

    @Override
    public AuthorizationDecision check(Supplier<Authentication> login, RequestAuthorizationContext request) {
        return new AuthorizationDecision(allows(login.get()));
    }

    boolean allows(@Nullable Authentication login) {
        if (login == null || !login.isAuthenticated() || login instanceof AnonymousAuthenticationToken) {
            return false;
        }
        var byToken = login instanceof TokenLogin;
        return (!byToken || ((TokenLogin) login).isFor(scope))
                && login.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .filter(group -> byToken || scope == null || !group.equals(Groups.INTEGRATORS))
                        .anyMatch(groups::contains);
    }
}
