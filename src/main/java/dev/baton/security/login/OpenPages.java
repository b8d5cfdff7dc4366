package dev.baton.security.login;

import dev.baton.security.Groups;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;

/** Which pages somebody may open: the first page links to no other. */
@Component
class OpenPages {

    private final AuthorizationService authorizations;

    OpenPages(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    /** Of {@code tasklist}, {@code cockpit}, {@code models} and {@code intake}; the others are everybody's. */
    Set<String> of(Authentication user) {
        var pages = new LinkedHashSet<String>();
        var groups = user.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        for (var application : List.of("tasklist", "cockpit")) {
            if (authorizations.isUserAuthorized(
                    user.getName(), groups, Permissions.ACCESS, Resources.APPLICATION, application)) {
                pages.add(application);
            }
        }
        if (authorizations.isUserAuthorized(user.getName(), groups, Permissions.READ, Resources.DEPLOYMENT)) {
            pages.add("models");
        }
        if (groups.stream().anyMatch(Groups.WATCHING::contains)) {
            pages.add("intake");
        }
        return pages;
    }
}
