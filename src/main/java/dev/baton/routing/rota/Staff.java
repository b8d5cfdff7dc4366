package dev.baton.routing.rota;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The people of a group as far as a rota needs them: who is of it, and who is away when. */
public final class Staff {

    private final Set<String> members;
    private final Map<String, List<Absence>> absences;

    public Staff(Set<String> members, List<Absence> absences) {
        this.members = members;
        this.absences = absences.stream().collect(Collectors.groupingBy(Absence::person));
    }

    /** @param substitute who is there for them; null where nobody is */
    public record Absence(
            String person,
            Instant from,
            Instant to,
            @Nullable String substitute) {}

    public Set<String> members() {
        return members;
    }

    public List<Absence> absences(String person) {
        return absences.getOrDefault(person, List.of());
    }

    boolean isOfTheGroup(String person) {
        return members.contains(person);
    }

    /** They themselves, or their substitute, or that one's, as far as these are of the group; null where nobody is there. */
    @Nullable
    String thereFor(String person, Instant at) {
        var asked = new HashSet<String>();
        var next = person;
        while (next != null && members.contains(next) && asked.add(next)) {
            var away = absence(next, at);
            if (away == null) {
                return next;
            }
            next = away.substitute();
        }
        return null;
    }

    /** When somebody goes or comes back. */
    Stream<Instant> changes() {
        return absences.values().stream().flatMap(List::stream).flatMap(away -> Stream.of(away.from(), away.to()));
    }

    /** Of several at once the one that names a substitute, then the longest. */
    private @Nullable Absence absence(String person, Instant at) {
        return absences(person).stream()
                .filter(away -> !at.isBefore(away.from()) && at.isBefore(away.to()))
                .max(Comparator.comparing((Absence away) -> away.substitute() != null)
                        .thenComparing(Absence::to))
                .orElse(null);
    }
}
