package dev.baton.evaluation.desk;

import dev.baton.evaluation.EvaluationMode;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Whoever acts in a story is logged in while they do, as over the API or in Tasklist, and may do what they may do there. */
@Component
@ConditionalOnProperty(EvaluationMode.PROPERTY)
class InTheNameOf {

    private final IdentityService identities;

    InTheNameOf(IdentityService identities) {
        this.identities = identities;
    }

    /** A person, or a program, as they call the API. */
    <T> T caller(String name, Supplier<T> work) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                name, null, AuthorityUtils.createAuthorityList(groups(name))));
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /** A person at their tasks: the engine asks for their rights. */
    void person(String name, Runnable work) {
        identities.setAuthentication(name, groups(name));
        try {
            caller(name, () -> {
                work.run();
                return null;
            });
        } finally {
            identities.clearAuthentication();
        }
    }

    private List<String> groups(String name) {
        return identities.createGroupQuery().groupMember(name).list().stream()
                .map(Group::getId)
                .toList();
    }
}
