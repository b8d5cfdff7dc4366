package dev.baton.routing.web;

import dev.baton.casefile.Refusal;
import dev.baton.routing.Profile;
import dev.baton.routing.Profiles;
import dev.baton.routing.Profiles.ChangedMeanwhile;
import dev.baton.routing.people.ProfileCheck;
import dev.baton.routing.people.Reassign;
import dev.baton.routing.people.Reassign.Moved;
import dev.baton.web.ProblemResponses;
import dev.baton.web.ProblemResponses.FieldProblem;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Keeps what somebody says of a person, where they may and nothing is wrong with it. Who gets no work any more gives away what they hold. */
@Component
class ChangePeople {

    private final Profiles profiles;
    private final ProfileCheck check;
    private final Rights rights;
    private final Reassign reassign;

    ChangePeople(Profiles profiles, ProfileCheck check, Rights rights, Reassign reassign) {
        this.profiles = profiles;
        this.check = check;
        this.rights = rights;
        this.reassign = reassign;
    }

    /** @return what they held and others have now, where they get no work any more */
    Moved keep(Authentication login, Profile was, Profile said) {
        var refused = rights.refused(login, was, said);
        if (!refused.isEmpty()) {
            throw ProblemResponses.answer(HttpStatus.FORBIDDEN, "", told(refused));
        }
        var problems = check.problems(said, check.known());
        if (!problems.isEmpty()) {
            throw ProblemResponses.answer(HttpStatus.BAD_REQUEST, "", told(problems));
        }
        try {
            profiles.change(was, said);
        } catch (ChangedMeanwhile changed) {
            throw ProblemResponses.answer(HttpStatus.CONFLICT, changed.getMessage());
        } catch (BadUserRequestException unfit) {
            throw new Refusal(said.groups().equals(was.groups()) ? "name" : "groups", unfit.getMessage());
        }
        return said.disabled() && !was.disabled() ? reassign.disabled(said.id()) : new Moved(List.of(), List.of());
    }

    private static List<FieldProblem> told(Map<String, String> problems) {
        return problems.entrySet().stream()
                .map(one -> new FieldProblem(one.getKey(), one.getValue()))
                .toList();
    }
}
