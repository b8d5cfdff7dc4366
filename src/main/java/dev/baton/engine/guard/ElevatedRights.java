package dev.baton.engine.guard;

import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;

/** Whether somebody may go beyond what a model offers: Baton itself and administrators. */
public final class ElevatedRights {

    private ElevatedRights() {}

    /** Nobody is logged in where Baton itself asks; administrators repair. */
    public static boolean is(@Nullable Authentication person) {
        return person == null
                || person.getGroupIds() != null && person.getGroupIds().contains(Groups.CAMUNDA_ADMIN);
    }
}
