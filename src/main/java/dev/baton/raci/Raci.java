package dev.baton.raci;

import dev.baton.casefile.Activity;
import dev.baton.casefile.Case;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.Priority;
import dev.baton.casefile.TransactionMemory;
import dev.baton.engine.Decisions;
import java.util.HashMap;
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
    private final TransactionMemory<Map<Asked, Roles>> known = new TransactionMemory<>(HashMap::new);

    Raci(Decisions decisions, IdentityService identities, CaseFile caseFile, Activities activities) {
        this.decisions = decisions;
        this.identities = identities;
        this.caseFile = caseFile;
        this.activities = activities;
    }

    /** What the table is asked with: of a case not yet triaged there is no priority, and no high risk. */
    record Asked(String activity, @Nullable Priority priority, boolean highRisk) {

        static Asked of(Case subject, String activity) {
            return new Asked(activity, subject.priority(), subject.highRisk());
        }

        Map<String, Object> facts() {
            var facts = new HashMap<String, Object>();
            facts.put("activity", activity);
            facts.put("priority", priority == null ? null : priority.name());
            facts.put("highRisk", highRisk);
            return facts;
        }

        Asked of(String other) {
            return new Asked(other, priority, highRisk);
        }
    }

    /** Who does the activity whatever the case is; support agents where {@code raci.dmn} does not say. */
    public String doers(String activity) {
        return String.join(",", roles(new Asked(activity, null, false)).doers());
    }

    /** Who does the activity of the case of this process. */
    public String doers(DelegateExecution execution, String activity) {
        return String.join(",", roles(subject(execution), activity).doers());
    }

    /**
     * Who answers for the case of this process: whoever holds it through an escalation, else its own accountable where they are of
     * a group that is Responsible or Accountable for the activity; else null. For {@code camunda:assignee} of a task that is
     * theirs, with the group as fall-back. The task goes along when the baton passes.
     */
    public @Nullable String accountableDoer(DelegateExecution execution, String activity) {
        return accountableDoer(subject(execution), activity);
    }

    private Case subject(DelegateExecution execution) {
        return caseFile.get(new CaseNumber(execution.getProcessBusinessKey()));
    }

    @Nullable
    String accountableDoer(Case subject, String activity) {
        var person = subject.accountable();
        if (person == null || !person.equals(subject.ownAccountable())) {
            return person;
        }
        var roles = roles(subject, activity);
        var groups = Stream.concat(roles.responsible().stream(), Stream.of(roles.accountable()));
        return groups.anyMatch(group -> isOf(person, group)) ? person : null;
    }

    private boolean isOf(String person, String group) {
        return identities.createUserQuery().userId(person).memberOfGroup(group).count() > 0;
    }

    /** The one group whose people answer for the activity. */
    public String accountable(String activity) {
        return roles(new Asked(activity, null, false)).accountable();
    }

    /** Every activity of the matrix as it is deployed now, in its order, for a case like this. */
    public List<Roles> matrix(@Nullable Priority priority, boolean highRisk) {
        return activities.all().stream()
                .map(activity -> roles(new Asked(activity, priority, highRisk)))
                .toList();
    }

    /** Asked once in a transaction. */
    public Roles roles(Case subject, String activity) {
        return roles(Asked.of(subject, activity));
    }

    private Roles roles(Asked asked) {
        var answers = known.get();
        var answer = answers.get(asked);
        if (answer == null) {
            answer = ask(asked);
            answers.put(asked, answer);
        }
        return answer;
    }

    /** An older matrix has no row for a part of an activity: who does the whole and answers for it does, and nobody is asked or told. */
    private Roles ask(Asked asked) {
        return Activity.whole(asked.activity())
                .filter(of -> !activities.has(asked.activity()))
                .map(of -> answer(asked.of(of)).partCalled(asked.activity()))
                .orElseGet(() -> answer(asked));
    }

    private Roles answer(Asked asked) {
        return Roles.of(asked.activity(), decisions.ask(Activities.DECISION, asked.facts()));
    }
}
