package dev.baton.routing.web;

import dev.baton.casefile.Refusal;
import dev.baton.casefile.TextRules;
import dev.baton.routing.Absence;
import dev.baton.routing.Absences;
import dev.baton.routing.Profile;
import dev.baton.routing.Profiles;
import dev.baton.routing.people.HandsOfTheAway;
import dev.baton.web.ProblemResponses;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Absences begin and end as people say; what does not wait goes to others at once, where one has begun. */
@Component
class SetAbsence {

    private static final int LONGEST_REASON = 1_000;
    private static final int MOST = 100;

    private final Absences absences;
    private final Profiles profiles;
    private final HandsOfTheAway hands;
    private final Rights rights;
    private final Clock clock;

    SetAbsence(Absences absences, Profiles profiles, HandsOfTheAway hands, Rights rights, Clock clock) {
        this.absences = absences;
        this.profiles = profiles;
        this.hands = hands;
        this.rights = rights;
        this.clock = clock;
    }

    /** @param warnings what may be other than the caller thinks */
    record Set(long id, List<String> warnings) {}

    Set set(
            Authentication login,
            String id,
            @Nullable String from,
            @Nullable String to,
            @Nullable String substitute,
            @Nullable String reason) {
        var person = person(login, id);
        var now = clock.instant();
        var times = AbsenceTimes.of(from, to, person.zone(), now);
        var instead = substitute == null || substitute.isBlank() ? null : substitute.strip();
        var words = reason == null || reason.isBlank() ? null : reason.strip();
        check(person, instead, words);
        if (coming(person.id()).size() >= MOST) {
            throw new Refusal(
                    "from",
                    "would be one of more than %d absences to come; say in one what belongs together".formatted(MOST));
        }
        var kept = absences.add(person.id(), times.from(), times.to(), instead, words);
        if (!times.from().isAfter(now)) {
            hands.lookAt(person.id());
        }
        return new Set(kept, warnings(instead, times));
    }

    /** What they held before is not moved back. */
    void end(Authentication login, String id, long absence) {
        var person = person(login, id);
        var known = absences.find(person.id(), absence)
                .orElseThrow(() -> ProblemResponses.answer(
                        HttpStatus.NOT_FOUND, "There is no such absence of %s.".formatted(person.id())));
        absences.remove(known.id());
    }

    List<Absence> coming(String id) {
        return absences.between(List.of(id), clock.instant(), Instant.parse("2300-01-01T00:00:00Z"));
    }

    /** Without the reasons where they are nothing for who asks. */
    List<Absence> coming(Authentication login, String id) {
        var person = known(id);
        var all = coming(person.id());
        return rights.maySetAbsence(login, person)
                ? all
                : all.stream().map(Absence::withoutReason).toList();
    }

    private Profile known(String id) {
        return (TextRules.unstorable(id) >= 0 ? Optional.<Profile>empty() : profiles.find(id))
                .orElseThrow(() -> ProblemResponses.answer(HttpStatus.NOT_FOUND, "There is nobody of this id."));
    }

    private Profile person(Authentication login, String id) {
        var person = known(id);
        if (!rights.maySetAbsence(login, person)) {
            throw new AccessDeniedException("absence of somebody else");
        }
        return person;
    }

    private void check(Profile person, @Nullable String instead, @Nullable String reason) {
        var problem = TextRules.problem(reason, LONGEST_REASON, false);
        if (problem != null) {
            throw new Refusal("reason", problem);
        }
        if (instead == null) {
            return;
        }
        if (instead.equals(person.id())) {
            throw new Refusal("substitute", "is the one who is away; name somebody else, or nobody");
        }
        var other = TextRules.unstorable(instead) >= 0
                ? null
                : profiles.find(instead).orElse(null);
        if (other == null || other.disabled()) {
            throw new Refusal("substitute", "is nobody who gets work; give the id of a colleague");
        }
    }

    private List<String> warnings(@Nullable String instead, AbsenceTimes times) {
        var warnings = new ArrayList<String>();
        if (instead != null
                && !absences.between(List.of(instead), times.from(), times.to()).isEmpty()) {
            warnings.add(
                    "%s is away as well in that time; then who stands in for %s is asked, and where nobody does whoever is best"
                            .formatted(instead, instead));
        }
        return warnings;
    }
}
