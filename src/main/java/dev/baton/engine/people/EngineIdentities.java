package dev.baton.engine.people;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;

/**
 * The engine's people, with two differences. A wrong password locks nobody: the engine's lock hits the user, whoever guessed;
 * the throttle in front of Baton hits who guesses. A right one that was stored by a fast function is stored by the slow one.
 */
class EngineIdentities extends DbIdentityServiceProvider {

    private static final String UP_TO_DATE = "{" + Argon2Passwords.ALGORITHM + "}";

    @Override
    public boolean checkPassword(@Nullable String userId, @Nullable String password) {
        if (userId == null || password == null) {
            return false;
        }
        var user = findUserById(userId);
        if (user == null || user.getPassword() == null) {
            takeAsLongAsForSomebodyKnown(password);
            return false;
        }
        var right = matchPassword(password, user);
        if (right && !user.getPassword().startsWith(UP_TO_DATE)) {
            storeSlowly(user, password);
        }
        return right;
    }

    private void storeSlowly(UserEntity user, String password) {
        user.setDbPassword(passwords().encrypt(saltedWith(user.getSalt(), password)));
    }

    private static void takeAsLongAsForSomebodyKnown(String password) {
        passwords().encrypt(password);
    }

    private static PasswordManager passwords() {
        return Context.getProcessEngineConfiguration().getPasswordManager();
    }

    private static String saltedWith(@Nullable String salt, String password) {
        return salt == null ? password : password + salt;
    }
}
