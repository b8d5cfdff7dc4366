package dev.baton.routing.duty;

import dev.baton.routing.rota.KeptRotas;
import dev.baton.security.Groups;
import java.util.List;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/** Which groups have rotas or could have one, and who may change them. */
@Component
class RotaGroups {

    private final IdentityService identities;
    private final KeptRotas rotas;
    private final List<String> asked;

    RotaGroups(IdentityService identities, KeptRotas rotas, @Value("${baton.routing.groups}") List<String> asked) {
        this.identities = identities;
        this.rotas = rotas;
        this.asked = asked;
    }

    /** Those that work is asked of, and those that have a rota. */
    List<String> all() {
        var all = new TreeSet<>(asked);
        all.addAll(rotas.groups());
        return List.copyOf(all);
    }

    boolean isThere(String group) {
        return identities.createGroupQuery().groupId(group).count() > 0;
    }

    List<String> members(String group) {
        return identities.createUserQuery().memberOfGroup(group).orderByUserId().asc().list().stream()
                .map(User::getId)
                .toList();
    }

    /** As the rules of addresses have it; the page shows no form to others. */
    static boolean mayChange(Authentication login) {
        return AuthorityUtils.authorityListToSet(login.getAuthorities()).stream()
                .anyMatch(Groups.RUNNING_THE_DESK::contains);
    }
}
