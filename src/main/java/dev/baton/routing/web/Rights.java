package dev.baton.routing.web;

import dev.baton.engine.Decisions;
import dev.baton.routing.Profile;
import dev.baton.security.Groups;
import dev.baton.web.ProblemResponses;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Who may change what of people. Administrators everything; managers whoever has no more authority than they have and is no
 * administrator, and who is of which group of the desk up to their own authority; everybody their own absences.
 */
@Component
class Rights {

    private final Decisions decisions;

    Rights(Decisions decisions) {
        this.decisions = decisions;
    }

    boolean manages(Authentication login) {
        return groups(login).stream().anyMatch(Groups.RUNNING_THE_DESK::contains);
    }

    /** The own, and that of whoever they may change: work goes elsewhere by it. */
    boolean maySetAbsence(Authentication login, Profile person) {
        return login.getName().equals(person.id())
                || manages(login) && refused(login, person, person).isEmpty();
    }

    /** Why this login may not make the second of the first, by the field, as the rest of a sentence; empty where they may. */
    Map<String, String> refused(Authentication login, Profile was, Profile is) {
        var own = groups(login);
        if (own.contains(Groups.ADMINISTRATORS)) {
            return Map.of();
        }
        if (!manages(login)) {
            return Map.of("id", "may be changed by support managers, leaders and administrators");
        }
        var most = rank(own);
        if (was.groups().contains(Groups.ADMINISTRATORS) || rank(was.groups()) > most) {
            return Map.of("id", "is somebody with more authority than you have; ask an administrator");
        }
        if (was.groups().stream().anyMatch(group -> !Groups.DESK.contains(group) && !group.startsWith("skill-"))) {
            return Map.of("id", "has to do with more than the desk; ask an administrator");
        }
        return changed(was.groups(), is.groups()).stream()
                .filter(group ->
                        !Groups.DESK.contains(group) && !group.startsWith("skill-") || rank(Set.of(group)) > most)
                .findFirst()
                .map(group -> Map.of("groups", "change at \"%s\", which is for administrators to do".formatted(group)))
                .orElseGet(Map::of);
    }

    /** 403 where this login may change nothing of this person. */
    void check(Authentication login, Profile person) {
        var refused = refused(login, person, person);
        if (!refused.isEmpty()) {
            throw ProblemResponses.answer(
                    HttpStatus.FORBIDDEN,
                    person.id() + " " + refused.values().iterator().next());
        }
    }

    private static Set<String> changed(Collection<String> was, Collection<String> is) {
        var changed = new HashSet<>(was);
        changed.addAll(is);
        changed.removeIf(group -> was.contains(group) && is.contains(group));
        return changed;
    }

    private int rank(Collection<String> groups) {
        return groups.stream()
                .mapToInt(group -> ((Number) decisions
                                .ask("rankAuthority", Map.of("group", group))
                                .get("authority"))
                        .intValue())
                .max()
                .orElse(0);
    }

    private static Set<String> groups(Authentication login) {
        return login.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
    }
}
