package dev.baton.escalation.holding;

import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Presence;
import dev.baton.escalation.Authority;
import dev.baton.escalation.Escalation;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who completes a brief that went back: whoever asked; where a rule did, or they are gone, whoever has the work, else whoever
 * answers for the case by themselves, else somebody of its team. Never who sent it back, nor who is not there.
 */
@Component
public class Completers {

    private final CaseFile caseFile;
    private final Authority authority;
    private final TeamWork work;
    private final Presence presence;

    Completers(CaseFile caseFile, Authority authority, TeamWork work, Presence presence) {
        this.caseFile = caseFile;
        this.authority = authority;
        this.work = work;
        this.presence = presence;
    }

    /**
     * @param not who sent it back
     * @param gone who can be asked no more, null where nobody is gone
     */
    public Optional<String> of(Escalation escalation, String not, @Nullable String gone) {
        var number = new CaseNumber(escalation.caseNumber());
        var subject = caseFile.get(number);
        var first = Stream.of(
                escalation.askedBy(), subject.responsible(), work.taken(number).orElse(null), subject.ownAccountable());
        return Stream.concat(first, team(subject.ownTeam()))
                .filter(Objects::nonNull)
                .filter(person -> !person.equals(not) && !person.equals(gone))
                .filter(person -> authority.isAtWork(person) && presence.isThere(person))
                .findFirst();
    }

    private Stream<String> team(@Nullable String team) {
        return team == null ? Stream.empty() : authority.members(team).stream();
    }
}
