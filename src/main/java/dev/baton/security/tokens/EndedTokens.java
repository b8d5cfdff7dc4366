package dev.baton.security.tokens;

import dev.baton.engine.PersonLeft;
import dev.baton.security.SecuritySettings;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tokens of who is deleted are revoked, or they would be those of whoever gets the name; so are, where it is asked for, those of who has another password. */
@Component
class EndedTokens {

    private final ApiTokens tokens;
    private final boolean withPassword;

    EndedTokens(ApiTokens tokens, SecuritySettings settings) {
        this.tokens = tokens;
        this.withPassword = settings.tokens().endWithPassword();
    }

    @EventListener
    void gone(PersonLeft left) {
        if (left.group() == null) {
            tokens.revokeAll(left.person());
        }
    }

    @EventListener
    void changed(PersonLeft.PasswordChanged change) {
        if (withPassword) {
            tokens.revokeAll(change.person());
        }
    }
}
