package dev.baton.routing.choice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is there.
 *
 * @param of whose place they take; null where it is their own
 */
public record StandIn(Candidate candidate, @Nullable String of) {

    /** Of these who is there; for who is away the first on the chain of their substitutes who is, each once. Circles end. */
    static List<StandIn> there(Collection<Candidate> candidates) {
        var known = new LinkedHashMap<String, Candidate>();
        candidates.forEach(candidate -> known.put(candidate.id(), candidate));
        var there = new LinkedHashMap<String, StandIn>();
        candidates.stream()
                .filter(candidate -> candidate.member() && candidate.isThere())
                .forEach(candidate -> there.put(candidate.id(), new StandIn(candidate, null)));
        candidates.stream()
                .filter(candidate -> candidate.member() && !candidate.isThere())
                .forEach(away -> substitute(away, known)
                        .ifPresent(other -> there.putIfAbsent(other.id(), new StandIn(other, away.id()))));
        return new ArrayList<>(there.values());
    }

    static Optional<Candidate> substitute(Candidate away, Map<String, Candidate> known) {
        var asked = new HashSet<String>();
        var next = away;
        while (next != null && !next.isThere() && asked.add(next.id())) {
            next = next.substitute() == null ? null : known.get(next.substitute());
        }
        return Optional.ofNullable(next).filter(Candidate::isThere);
    }
}
