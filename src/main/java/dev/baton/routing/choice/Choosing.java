package dev.baton.routing.choice;

import dev.baton.casefile.CaseNumber;
import dev.baton.engine.Decisions;
import dev.baton.routing.OnCall;
import dev.baton.routing.choice.CandidateFacts.Found;
import dev.baton.routing.choice.Presence.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Of those who are there whoever is best by {@code routing.dmn}, then who has less to do, then who comes first by name. Nobody who is
 * away or gets no work is ever chosen; whoever stands in for them may be, where they have as much authority as the group. Whoever is
 * there is chosen though nobody works at that hour.
 */
@Component
public class Choosing {

    private final CandidateFacts facts;
    private final WorkingNow working;
    private final Ratings ratings;
    private final Decisions decisions;
    private final OnCall onCall;
    private final Clock clock;
    private final Set<String> askedForWork;

    Choosing(
            CandidateFacts facts,
            WorkingNow working,
            Ratings ratings,
            Decisions decisions,
            OnCall onCall,
            Clock clock,
            @Value("${baton.routing.groups}") Set<String> askedForWork) {
        this.askedForWork = askedForWork;
        this.facts = facts;
        this.working = working;
        this.ratings = ratings;
        this.decisions = decisions;
        this.onCall = onCall;
        this.clock = clock;
    }

    public Choice best(Wanted wanted) {
        var now = clock.instant();
        var found = facts.of(wanted, now);
        var there = StandIn.there(found.candidates()).stream()
                .filter(one -> !wanted.not().contains(one.candidate().id()))
                .toList();
        var may = withAuthority(there, wanted.group());
        return may.isEmpty()
                ? new Choice(null, Reason.nobody(found.candidates(), wanted))
                : choose(wanted, may, found, duty(wanted, may, now), now);
    }

    /** Who stands in for somebody of the group, where they are away and somebody does. */
    public Optional<Choice> substitute(String person, Wanted wanted) {
        var candidates = facts.ofPerson(person, wanted, clock.instant()).candidates();
        var known = candidates.stream().collect(Collectors.toMap(Candidate::id, one -> one));
        return Optional.ofNullable(known.get(person))
                .filter(one -> !one.isThere())
                .flatMap(away -> StandIn.substitute(away, known))
                .filter(other -> !wanted.not().contains(other.id()))
                .filter(other -> !withAuthority(List.of(new StandIn(other, person)), wanted.group())
                        .isEmpty())
                .map(other -> new Choice(other.id(), "stands in for " + person));
    }

    /** Who stands in for somebody who is away, of whatever group; nothing where nobody does. */
    public Optional<String> substitute(String person) {
        var anything = new Wanted("", null, Set.of(), null);
        var known = facts.ofPerson(person, anything, clock.instant()).candidates().stream()
                .collect(Collectors.toMap(Candidate::id, one -> one));
        return Optional.ofNullable(known.get(person))
                .filter(one -> !one.isThere())
                .flatMap(away -> StandIn.substitute(away, known))
                .map(Candidate::id);
    }

    /** Whether anybody of the group is there, at work or not. */
    public boolean isAnybodyThere(String group) {
        return facts.of(new Wanted(group, null, Set.of(), null), clock.instant()).candidates().stream()
                .anyMatch(one -> one.member() && one.isThere());
    }

    /**
     * Who of those on call for a group is best to be asked.
     *
     * @param somebodyWorks whether it is working time of anybody who is there of the group
     */
    public record Duty(Choice best, boolean somebodyWorks) {}

    /** Nothing where nobody is on call who is there. */
    public Optional<Duty> onDuty(String group, @Nullable String skill, CaseNumber number) {
        var now = clock.instant();
        var duty = onCall.duty(group, now, Set.of());
        if (duty.people().isEmpty()) {
            return Optional.empty();
        }
        var wanted = new Wanted(group, skill, Set.of(), number);
        var found = facts.of(wanted, now);
        var there = StandIn.there(found.candidates());
        var onDuty = there.stream()
                .filter(one -> duty.people().containsKey(one.candidate().id()))
                .toList();
        return onDuty.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Duty(choose(wanted, onDuty, found, duty, now), somebodyWorks(presences(there, duty, now))));
    }

    /**
     * For a place that cannot stay empty, whoever of the group is away: first who was not to be asked again, so that what has come to
     * rest with one of them does not go to and fro; then the least busy.
     */
    public Choice anybody(String group, Set<String> not) {
        var found = facts.of(new Wanted(group, null, Set.of(), null), clock.instant());
        return found.candidates().stream()
                .filter(Candidate::member)
                .min(Comparator.comparing(Candidate::disabled)
                        .thenComparing(one -> !not.contains(one.id()))
                        .thenComparingInt(Candidate::open)
                        .thenComparing(Candidate::id))
                .map(one -> new Choice(one.id(), "last resort: nobody is there"))
                .orElseThrow(() -> new IllegalStateException("Nobody is in " + group));
    }

    private Choice choose(Wanted wanted, List<StandIn> may, Found found, OnCall.Duty duty, Instant now) {
        var presences = presences(may, duty, now);
        var best = may.size() == 1
                ? Ratings.alone(may.get(0), presences)
                : ratings.of(may, presences, language(found, may)).stream()
                        .min(Rated.BEST_FIRST)
                        .orElseThrow();
        var why = new ArrayList<>(List.of(Reason.of(best, wanted.skill(), somebodyWorks(presences), now)));
        if (best.presence().kind() != Kind.WORKING) {
            why.addAll(duty.passedOver());
        }
        return new Choice(best.id(), String.join("; ", why));
    }

    private static boolean somebodyWorks(Map<String, Presence> presences) {
        return presences.values().stream().anyMatch(one -> one.kind() == Kind.WORKING);
    }

    private OnCall.Duty duty(Wanted wanted, Collection<StandIn> people, Instant now) {
        return people.stream().allMatch(one -> one.candidate().calendar() == null)
                ? OnCall.Duty.NONE
                : onCall.duty(wanted.group(), now, wanted.not());
    }

    private Map<String, Presence> presences(Collection<StandIn> people, OnCall.Duty duty, Instant now) {
        return working.of(people.stream().map(StandIn::candidate).toList(), duty.people(), now);
    }

    /** Only where it can make a difference. */
    private @Nullable String language(Found found, Collection<StandIn> people) {
        if (people.stream().allMatch(one -> one.candidate().languages().isEmpty())) {
            return null;
        }
        var customer = new HashMap<String, Object>();
        customer.put("region", found.region());
        customer.put("zone", found.zone());
        return (String) decisions.ask("chooseLanguage", customer).get("language");
    }

    /**
     * Who is not of the group needs to be of one that work is asked of and that has as much authority; expertise, which is what a group
     * without authority is asked for, nobody else has.
     */
    private List<StandIn> withAuthority(List<StandIn> people, String group) {
        var ranks = new HashMap<String, Integer>();
        return people.stream()
                .filter(one -> one.candidate().groups().contains(group)
                        || askedForWork.contains(group)
                                && rank(group, ranks) > 0
                                && one.candidate().groups().stream()
                                        .filter(askedForWork::contains)
                                        .anyMatch(other -> rank(other, ranks) >= rank(group, ranks)))
                .toList();
    }

    private int rank(String group, Map<String, Integer> known) {
        return known.computeIfAbsent(
                group,
                one -> ((Number) decisions
                                .ask("rankAuthority", Map.of("group", one))
                                .get("authority"))
                        .intValue());
    }
}
