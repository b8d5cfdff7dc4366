package dev.baton.models.web;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Who may look at models and who may change them: whom the engine lets read and create deployments. */
@Component
class ModelPermissions {

    private final IdentityService identities;
    private final AuthorizationService authorizations;

    ModelPermissions(IdentityService identities, AuthorizationService authorizations) {
        this.identities = identities;
        this.authorizations = authorizations;
    }

    boolean lets(String person, Permission permission) {
        return authorizations.isUserAuthorized(person, groups(person), permission, Resources.DEPLOYMENT);
    }

    void reads(String person) {
        demand(person, Permissions.READ);
    }

    /** Does something as that person, so that the engine's operation log holds who did it and when. */
    void changes(String person, Runnable change) {
        demand(person, Permissions.CREATE);
        identities.setAuthentication(person, groups(person));
        try {
            change.run();
        } finally {
            identities.clearAuthentication();
        }
    }

    private void demand(String person, Permission permission) {
        if (!lets(person, permission)) {
            throw new AccessDeniedException("Models are the work of process owners and administrators");
        }
    }

    private List<String> groups(String person) {
        return identities.createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .toList();
    }
}
