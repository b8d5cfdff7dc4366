package dev.baton.security.tokens;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a token; the token itself is not.
 *
 * @param scopes as labels, separated by blanks
 */
record ApiToken(
        long id,
        String owner,
        String name,
        String scopes,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    Set<Scope> allowed() {
        return Scope.of(scopes);
    }

    public String state(Instant now) {
        if (revokedAt != null) {
            return "revoked";
        }
        return expiresAt.isAfter(now) ? "valid" : "expired";
    }
}
