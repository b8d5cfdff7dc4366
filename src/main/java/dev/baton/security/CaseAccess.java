package dev.baton.security;

import dev.baton.casefile.Case;
import dev.baton.casefile.CaseFile;
import dev.baton.casefile.CaseNumber;
import dev.baton.casefile.UnknownCase;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Whose case it is. An agent reaches the cases of their team, those they answer for or have taken over, and those on which
 * they have something to do now; an integrator those of their own source, which is called what they are called.
 */
@Component
class CaseAccess {

    private static final Set<String> SEE_ALL =
            Set.of(Groups.MANAGERS, Groups.LEADERS, Groups.AUDITORS, Groups.ADMINISTRATORS);

    private final CaseFile caseFile;
    private final TaskService tasks;

    CaseAccess(CaseFile caseFile, TaskService tasks) {
        this.caseFile = caseFile;
        this.tasks = tasks;
    }

    boolean reachesAll(Authentication login) {
        return groupsOf(login).stream().anyMatch(SEE_ALL::contains);
    }

    /** True also where there is no such case: that is said by who looks for it. */
    boolean reaches(Authentication login, String number) {
        if (reachesAll(login)) {
            return true;
        }
        try {
            return isTheirs(caseFile.get(new CaseNumber(number)), login.getName(), groupsOf(login));
        } catch (UnknownCase none) {
            return true;
        }
    }

    private boolean isTheirs(Case subject, String user, List<String> groups) {
        return (subject.team() != null && groups.contains(subject.team()))
                || user.equals(subject.accountable())
                || user.equals(subject.responsible())
                || (groups.contains(Groups.INTEGRATORS) && user.equals(subject.source()))
                || hasWorkOn(subject, user, groups);
    }

    private boolean hasWorkOn(Case subject, String user, List<String> groups) {
        return of(subject).taskAssignee(user).count() > 0
                || (!groups.isEmpty()
                        && of(subject)
                                        .taskCandidateGroupIn(groups)
                                        .includeAssignedTasks()
                                        .count()
                                > 0);
    }

    private static List<String> groupsOf(Authentication login) {
        return login.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
    }

    private TaskQuery of(Case subject) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(subject.number().value());
    }
}
