package dev.baton.security.login;

import dev.baton.engine.People;
import dev.baton.security.Groups;
import dev.baton.security.SecuritySettings;
import dev.baton.security.passwords.Memberships;
import dev.baton.security.passwords.Stamped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whoever the provider vouches for is somebody of the engine's, with the groups the provider says they have now. A name belongs
 * to the subject it was first given to: who takes over somebody's name at the provider does not become them here, nor does
 * anybody become a person who logs in with a password.
 */
@Component
class OidcPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {

    static final Set<String> REASONS = Set.of("name", "taken");

    private static final String SUBJECT = "oidc.subject";
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._@+-]{0,62}");

    private final OidcUserService provider = new OidcUserService();
    private final IdentityService identities;
    private final Memberships memberships;
    private final TransactionTemplate transaction;
    private final SecuritySettings.Oidc settings;

    OidcPeople(
            IdentityService identities,
            Memberships memberships,
            TransactionTemplate transaction,
            SecuritySettings settings) {
        this.identities = identities;
        this.memberships = memberships;
        this.transaction = transaction;
        this.settings = settings.oidc();
    }

    @Override
    public OidcUser loadUser(OidcUserRequest login) {
        var person = provider.loadUser(login);
        var name = nameOf(person);
        transaction.executeWithoutResult(known -> {
            recognise(name, person);
            join(name, groupsOf(person));
        });
        var now = memberships.find(name).orElseThrow(() -> refusal("name"));
        return new Provided(person, now, settings.userClaim());
    }

    private static final class Provided extends DefaultOidcUser implements Stamped {

        private final String stamp;

        private Provided(OidcUser person, People.Known now, String userClaim) {
            super(Memberships.authorities(now), person.getIdToken(), person.getUserInfo(), userClaim);
            this.stamp = now.stamp();
        }

        @Override
        public String stamp() {
            return stamp;
        }
    }

    private String nameOf(OidcUser person) {
        var name = person.getClaimAsString(settings.userClaim());
        if (name == null || !NAME.matcher(name).matches()) {
            throw refusal("name");
        }
        return name;
    }

    private void recognise(String name, OidcUser person) {
        var subject = person.getIssuer() + " " + person.getSubject();
        if (!memberships.exists(name)) {
            create(name, person);
            identities.setUserInfo(name, SUBJECT, subject);
        } else if (!subject.equals(identities.getUserInfo(name, SUBJECT))) {
            throw refusal("taken");
        }
    }

    private void create(String name, OidcUser person) {
        var user = identities.newUser(name);
        user.setFirstName(person.getGivenName());
        user.setLastName(person.getFamilyName());
        user.setEmail(person.getEmail());
        identities.saveUser(user);
    }

    private void join(String name, Set<String> wanted) {
        var present = identities.createGroupQuery().groupMember(name).list().stream()
                .map(Group::getId)
                .filter(Groups.NAMES::containsKey)
                .collect(Collectors.toSet());
        wanted.stream()
                .filter(group -> !present.contains(group))
                .forEach(group -> identities.createMembership(name, group));
        present.stream()
                .filter(group -> !wanted.contains(group))
                .forEach(group -> identities.deleteMembership(name, group));
    }

    private Set<String> groupsOf(OidcUser person) {
        var told = claimed(person.getClaims().get(settings.groupsClaim()));
        return told.stream()
                .map(String::valueOf)
                .map(group -> settings.groups().getOrDefault(group, group))
                .filter(Groups.NAMES::containsKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Collection<?> claimed(@Nullable Object claim) {
        return claim instanceof Collection<?> several ? several : claim == null ? List.of() : List.of(claim);
    }

    private static OAuth2AuthenticationException refusal(String reason) {
        return new OAuth2AuthenticationException(new OAuth2Error(reason), "refused: " + reason);
    }
}
