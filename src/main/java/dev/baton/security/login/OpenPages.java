package dev.baton.security.login;

import dev.baton.web.PageRule;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/** Pages whose readers the engine's authorizations decide, which an administrator changes in Camunda's Admin. */
@Component
class OpenPages implements PageRule {

    private static final Map<String, String> APPLICATIONS = Map.of(
            "/camunda/app/tasklist/", "tasklist",
            "/camunda/app/cockpit/", "cockpit",
            "/camunda/app/admin/", "admin");

    private final AuthorizationService authorizations;

    OpenPages(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    @Override
    public boolean mayOpen(Authentication user, String path) {
        var groups = List.copyOf(AuthorityUtils.authorityListToSet(user.getAuthorities()));
        if (path.equals("/models")) {
            return authorizations.isUserAuthorized(user.getName(), groups, Permissions.READ, Resources.DEPLOYMENT);
        }
        return APPLICATIONS.entrySet().stream()
                .filter(application -> path.startsWith(application.getKey()))
                .allMatch(application -> authorizations.isUserAuthorized(
                        user.getName(), groups, Permissions.ACCESS, Resources.APPLICATION, application.getValue()));
    }
}
