package dev.baton.engine.guard;

import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;

/** Who may do to a process what its model does not offer. */
final class ElevatedRights {

    private ElevatedRights() {}

    /** Nobody is logged in where Baton itself asks; administrators repair. */
    static boolean is(@Nullable Authentication person) {
        return person == null
                || person.getGroupIds() != null && person.getGroupIds().contains(Groups.CAMUNDA_ADMIN);
    }
}
