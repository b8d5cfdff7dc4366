package dev.baton.intake.slack;

import dev.baton.web.ProblemResponses;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** From which workspaces of Slack something is heard: an app that is installed in others as well signs for them alike. */
@Component
class SlackWorkspaces {

    private final Set<String> teams;

    SlackWorkspaces(@Value("${baton.slack.teams}") Set<String> teams) {
        this.teams = teams;
    }

    /** @param team as Slack names it, {@code T…}; 403 where others are named and this is not */
    void check(String team) {
        if (!teams.isEmpty() && !teams.contains(team)) {
            throw ProblemResponses.answer(
                    HttpStatus.FORBIDDEN,
                    "This comes from a workspace of Slack that baton.slack.teams does not name. Add its id there if it is yours.");
        }
    }
}
