package dev.baton.security.login;

import dev.baton.security.Groups;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Who is of which group now, as authorities. */
@Component
public class Memberships {

    private final IdentityService identities;

    Memberships(IdentityService identities) {
        this.identities = identities;
    }

    public List<GrantedAuthority> of(String user) {
        return identities.createGroupQuery().groupMember(user).list().stream()
                .map(group -> (GrantedAuthority) new SimpleGrantedAuthority(group.getId()))
                .toList();
    }

    /** Without what a login brought with it besides. */
    List<GrantedAuthority> groupsIn(Collection<? extends GrantedAuthority> authorities) {
        return authorities.stream()
                .filter(authority -> Groups.NAMES.containsKey(authority.getAuthority()))
                .map(authority -> (GrantedAuthority) new SimpleGrantedAuthority(authority.getAuthority()))
                .toList();
    }

    public boolean exists(String user) {
        return identities.createUserQuery().userId(user).count() > 0;
    }
}
