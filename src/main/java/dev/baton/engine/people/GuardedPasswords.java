package dev.baton.engine.people;

import dev.baton.engine.People;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Wherever the engine looks at a password (its REST API, Admin where one is changed), it is counted as a try of whoever asks, and no
 * transaction waits for it.
 */
class GuardedPasswords extends IdentityServiceImpl {

    private final ObjectProvider<People.Tries> tries;

    GuardedPasswords(ObjectProvider<People.Tries> tries) {
        this.tries = tries;
    }

    @Override
    public boolean checkPassword(@Nullable String user, @Nullable String password) {
        return user != null && password != null && tries.getObject().isRight(user, password);
    }
}
