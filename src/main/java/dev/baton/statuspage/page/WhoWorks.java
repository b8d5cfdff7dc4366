package dev.baton.statuspage.page;

import dev.baton.statuspage.StatusPageSettings;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who works for a customer, as they are told: by role, and by first name where the desk wants that. Never by id or surname. */
@Component
class WhoWorks {

    /** The role with the most authority that somebody has is who they are to a customer. */
    private static final List<String> ROLES =
            List.of("leadership", "support-manager", "cs-manager", "engineering", "support-agent");

    private static final String OTHER = "other";

    private final IdentityService identities;
    private final StatusPageSettings settings;

    WhoWorks(IdentityService identities, StatusPageSettings settings) {
        this.identities = identities;
        this.settings = settings;
    }

    /** @param role its words are {@code statuspage.role.<role>} */
    record Somebody(String role, @Nullable String name) {}

    Somebody person(String id, Map<String, String> names) {
        var groups = identities.createGroupQuery().groupMember(id).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        var role = ROLES.stream().filter(groups::contains).findFirst().orElse(OTHER);
        return new Somebody(role, names.get(id));
    }

    Somebody group(@Nullable String group, @Nullable String person, Map<String, String> names) {
        return new Somebody(
                group != null && ROLES.contains(group) ? group : OTHER, person == null ? null : names.get(person));
    }

    /** The first names of these, as far as customers are told any. */
    Map<String, String> names(Collection<@Nullable String> people) {
        var asked = people.stream().filter(Objects::nonNull).distinct().toArray(String[]::new);
        if (!settings.names() || asked.length == 0) {
            return Map.of();
        }
        return identities.createUserQuery().userIdIn(asked).list().stream()
                .filter(user ->
                        user.getFirstName() != null && !user.getFirstName().isBlank())
                .collect(Collectors.toMap(User::getId, user -> first(user.getFirstName())));
    }

    /** Some write their whole name there. */
    private static String first(String name) {
        return Arrays.stream(name.strip().split("\\s+")).findFirst().orElse("");
    }
}
