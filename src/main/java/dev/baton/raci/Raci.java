package dev.baton.raci;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.engine.Decisions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The bean {@code raci}: what a model may ask of {@code raci.dmn}. Groups come as a comma-separated list of ids. */
@Component("raci")
public class Raci {

    private final Decisions decisions;
    private final IdentityService identities;
    private final CaseFile caseFile;
    private final Activities activities;

    Raci(Decisions decisions, IdentityService identities, CaseFile caseFile, Activities activities) {
        this.decisions = decisions;
        this.identities = identities;
        this.caseFile = caseFile;
        this.activities = activities;
    }

    /** Who does the activity; support agents where {@code raci.dmn} does not say. */
    public String doers(String activity) {
        return String.join(",", roles(activity).doers());
    }

    /**
     * Who answers for the case of this process: whoever holds it through an escalation, else its own accountable where they are of
     * a group that is Responsible or Accountable for the activity; else null. For {@code camunda:assignee} of a task that is
     * theirs, with the group as fall-back. The task goes along when the baton passes.
     */
    public @Nullable String accountableDoer(DelegateExecution execution, String activity) {
        return accountableDoer(caseFile.get(new CaseNumber(execution.getProcessBusinessKey())), activity);
    }

    @Nullable
    String accountableDoer(Case subject, String activity) {
        var person = subject.accountable();
        if (person == null || !person.equals(subject.ownAccountable())) {
            return person;
        }
        var roles = roles(activity);
        var groups = Stream.concat(roles.responsible().stream(), Stream.of(roles.accountable()));
        return groups.anyMatch(group -> isOf(person, group)) ? person : null;
    }

    private boolean isOf(String person, String group) {
        return identities.createUserQuery().userId(person).memberOfGroup(group).count() > 0;
    }

    /** The one group whose people answer for the activity. */
    public String accountable(String activity) {
        return roles(activity).accountable();
    }

    /** Every activity of the matrix as it is deployed now, in its order. */
    List<Roles> matrix() {
        return activities.all().stream().map(this::roles).toList();
    }

    Roles roles(String activity) {
        var row = decisions.ask(Activities.DECISION, Map.of("activity", activity));
        return new Roles(
                activity,
                Roles.groups(row.get("responsible")),
                row.get("accountable").toString().strip(),
                Roles.groups(row.get("consulted")),
                Roles.groups(row.get("informed")));
    }
}
