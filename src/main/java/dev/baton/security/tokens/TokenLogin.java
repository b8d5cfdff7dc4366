package dev.baton.security.tokens;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;

/** A call by somebody's API token: with the groups its owner has now, as far as the token's scopes go. */
public class TokenLogin extends AbstractAuthenticationToken {

    private final String owner;
    private final Set<Scope> scopes;

    TokenLogin(long id, String owner, Collection<? extends GrantedAuthority> groups, Set<Scope> scopes) {
        super(groups);
        this.owner = owner;
        this.scopes = scopes;
        setDetails("token:" + id);
        setAuthenticated(true);
    }

    public boolean isFor(@Nullable Scope scope) {
        return scope != null && scopes.contains(scope);
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public Object getPrincipal() {
        return owner;
    }
}
